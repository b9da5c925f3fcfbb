"""Photos: what comes in is made anew without metadata, refused in plain Dutch, and never left lying about."""

import struct
import zlib
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from wijkwerk.kern import klok
from wijkwerk.kern.bestanden import actions, queries
from wijkwerk.kern.bestanden.models import Bestand
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon

GPS, ORIENTATIE, BESCHRIJVING = 0x8825, 0x0112, 0x010E


def draw(breedte: int = 800, hoogte: int = 600, *, kleuren: str = "RGB") -> Image.Image:
    """Return a picture with a red left half and a blue right half."""
    beeld = Image.new(kleuren, (breedte, hoogte), "blue")
    ImageDraw.Draw(beeld).rectangle((0, 0, breedte // 2, hoogte), fill="red")
    return beeld


def pack(beeld: Image.Image, soort: str = "JPEG", **keuzes) -> SimpleUploadedFile:
    uit = BytesIO()
    beeld.save(uit, soort, **keuzes)
    return SimpleUploadedFile("Foto bij Jansen.jpg", uit.getvalue(), content_type="image/jpeg")


def make_srgb_icc() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def with_gps() -> SimpleUploadedFile:
    exif = Image.Exif()
    exif[BESCHRIJVING] = "Voordeur van Jansen"
    exif[ORIENTATIE] = 6
    exif.get_ifd(GPS).update({1: "N", 2: (52.0, 3.0, 25.0), 3: "E", 4: (4.0, 29.0, 35.0)})
    return pack(draw(), exif=exif, comment=b"gemaakt door Jansen", icc_profile=make_srgb_icc())


def on_disk(settings) -> list[Path]:
    return sorted(pad for pad in Path(settings.MEDIA_ROOT).rglob("*") if pad.is_file())


def opened(bestand: Bestand, *, mini: bool = False) -> Image.Image:
    with queries.open_file(bestand, mini=mini) as open_bestand:
        return Image.open(BytesIO(open_bestand.read()))


@pytest.fixture
def medewerker(db) -> Persoon:
    return Persoon.objects.create_user("regie@voorbeeld.nl", soort=Persoon.Soort.MEDEWERKER)


@pytest.mark.django_db
def test_place_and_every_other_trace_are_gone_from_picture_and_thumbnail(settings, medewerker):
    upload = with_gps()
    assert Image.open(upload).getexif().get_ifd(GPS)[1] == "N"
    bestand = actions.store_image(upload, by=medewerker)
    for mini in (False, True):
        beeld = opened(bestand, mini=mini)
        assert dict(beeld.getexif()) == {}
        assert not {"exif", "comment", "icc_profile", "xmp"} & set(beeld.info)
    assert len(on_disk(settings)) == 2
    for pad in on_disk(settings):
        assert b"Jansen" not in pad.read_bytes()
        assert "jansen" not in pad.name.lower()
    assert bestand.door_id == medewerker.pk
    assert Logregel.objects.filter(handeling="bestanden.bewaard", object_id=bestand.pk).exists()


@pytest.mark.django_db
def test_picture_is_turned_upright_and_made_small():
    exif = Image.Exif()
    exif[ORIENTATIE] = 6
    bestand = actions.store_image(pack(draw(4000, 3000), exif=exif), by=None)
    beeld = opened(bestand)
    assert beeld.size == (bestand.breedte, bestand.hoogte) == (1500, 2000)
    assert opened(bestand, mini=True).size == (300, 400)
    boven, onder = beeld.getpixel((750, 200)), beeld.getpixel((750, 1800))
    assert boven[0] > 200
    assert boven[2] < 60
    assert onder[2] > 200
    assert onder[0] < 60


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("soort", "kleuren", "bewaard"),
    [
        ("JPEG", "RGB", "image/jpeg"),
        ("JPEG", "CMYK", "image/jpeg"),
        ("JPEG", "L", "image/jpeg"),
        ("PNG", "RGB", "image/jpeg"),
        ("PNG", "P", "image/jpeg"),
        ("PNG", "RGBA", "image/webp"),
        ("PNG", "LA", "image/webp"),
        ("WEBP", "RGBA", "image/webp"),
        ("WEBP", "RGB", "image/jpeg"),
    ],
)
def test_every_usual_kind_is_accepted_whatever_its_name_says(soort, kleuren, bewaard):
    beeld = draw().convert(kleuren)
    if "A" in kleuren:
        beeld.putalpha(128)
    bestand = actions.store_image(pack(beeld, soort), by=None)
    assert bestand.soort == bewaard
    assert opened(bestand).size == (800, 600)
    assert opened(bestand).get_format_mimetype() == bewaard


@pytest.mark.django_db
def test_same_upload_gives_the_same_picture_under_another_name():
    een, twee = (actions.store_image(with_gps(), by=None) for _ in range(2))
    assert een.sha256 == twee.sha256
    assert een.bestand != twee.bestand


def png_header(breedte: int, hoogte: int) -> bytes:
    """Return a PNG of a few bytes that says it is enormous."""

    def brok(naam: bytes, inhoud: bytes) -> bytes:
        return struct.pack(">I", len(inhoud)) + naam + inhoud + struct.pack(">I", zlib.crc32(naam + inhoud))

    kop = struct.pack(">IIBBBBB", breedte, hoogte, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + brok(b"IHDR", kop) + brok(b"IDAT", zlib.compress(b"\0" * 100)) + brok(b"IEND", b"")


def damaged() -> bytes:
    return pack(draw()).read()[:3000]


def text_bomb() -> bytes:
    """Return a small PNG with a text of 70 MB packed into it."""
    info = PngImagePlugin.PngInfo()
    info.add_text("x", "a" * 70_000_000, zip=True)
    return pack(draw(10, 10), "PNG", pnginfo=info).read()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (lambda: b"", "leeg"),
        (lambda: b"%PDF-1.7 geen foto", "geen foto"),
        (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "geen foto"),
        (lambda: pack(draw(), "GIF").read(), "geen foto"),
        (damaged, "beschadigd"),
        (lambda: png_header(400, 400), "beschadigd"),
        (text_bomb, "beschadigd"),
        (lambda: png_header(7000, 6000), "40 miljoen"),
        (lambda: png_header(12000, 10000), "40 miljoen"),
        (lambda: png_header(60000, 60000), "40 miljoen"),
        (lambda: b"\0\0\0\x18ftypheic" + b"\0" * 100, "Meest compatibel"),
        (lambda: b"\xff\xd8\xff" + b"\0" * (15 * 1024 * 1024), "15 MB"),
    ],
)
def test_what_can_not_be_kept_is_refused_in_plain_dutch_and_leaves_nothing(settings, inhoud, melding):
    with pytest.raises(Weigering, match=melding) as weigering:
        actions.store_image(SimpleUploadedFile("foto.jpg", inhoud()), by=None)
    assert weigering.value.regel == "bestanden.foto"
    assert on_disk(settings) == []
    assert not Bestand.objects.exists()


@pytest.mark.beide
@pytest.mark.django_db(transaction=True)
def test_nothing_stays_on_disk_when_the_transaction_is_rolled_back(settings):
    with transaction.atomic():
        actions.store_image(pack(draw()), by=None)
        assert len(on_disk(settings)) == 2
        transaction.set_rollback(True)
    assert on_disk(settings) == []
    with transaction.atomic():
        blijft = actions.store_image(pack(draw()), by=None)
        with transaction.atomic():
            actions.store_image(pack(draw()), by=None)
            transaction.set_rollback(True)
    assert {pad.name for pad in on_disk(settings)} == {Path(blijft.bestand).name, Path(blijft.mini).name}


@pytest.mark.django_db(transaction=True)
def test_removed_photo_leaves_the_disk_when_the_transaction_commits(settings, medewerker):
    bestand = actions.store_image(pack(draw()), by=None)
    with transaction.atomic():
        actions.remove(bestand, by=medewerker)
        transaction.set_rollback(True)
    assert len(on_disk(settings)) == 2
    actions.remove(Bestand.objects.get(), by=medewerker)
    assert on_disk(settings) == []
    assert not Bestand.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_sweep_takes_only_old_files_that_no_row_knows(settings):
    bestand = actions.store_image(pack(draw()), by=None)
    los = Path(settings.MEDIA_ROOT) / Path(bestand.bestand).parent / "los.jpg"
    los.write_bytes(b"rest van een storing")
    assert actions.sweep() == 0
    with klok.op(klok.nu() + timedelta(days=2)):
        assert actions.sweep() == 1
    assert not los.exists()
    assert opened(bestand).size == (800, 600)
