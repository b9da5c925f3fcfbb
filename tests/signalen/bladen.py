"""How tests read a page and make a picture."""

import io
import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from PIL import Image


def tekst_van(antwoord: HttpResponse) -> str:
    """Return what stands on the page as one line of text."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", antwoord.content.decode()))


def maak_foto() -> SimpleUploadedFile:
    """Return a small photo as somebody would send it."""
    beeld = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(beeld, "JPEG")
    return SimpleUploadedFile("foto.jpg", beeld.getvalue(), "image/jpeg")
