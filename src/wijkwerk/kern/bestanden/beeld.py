"""From whatever somebody uploads to a plain picture: no metadata, upright, not too large. Plain Pillow, no database."""

import hashlib
from dataclasses import dataclass
from io import BytesIO
from typing import IO

from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from wijkwerk.kern.weigering import Weigering

GROOTSTE_BESTAND = 15 * 1024 * 1024
MEESTE_PIXELS = 40_000_000
LANGSTE_ZIJDE = 2000
MINI_ZIJDE = 400
SOORTEN = ("JPEG", "PNG", "WEBP")
HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")
REGEL = "bestanden.foto"


@dataclass(frozen=True)
class Beeld:
    """A picture that is safe to keep, with its thumbnail, as bytes. Sizes in pixels."""

    soort: str
    extensie: str
    breedte: int
    hoogte: int
    inhoud: bytes
    mini: bytes

    @property
    def sha256(self) -> str:
        """Return the fingerprint of the picture."""
        return hashlib.sha256(self.inhoud).hexdigest()


def read(upload: IO[bytes]) -> Beeld:
    """Return the picture in `upload`, re-encoded: the same bytes in always give the same bytes out.

    JPEG, PNG and WebP up to 15 MB and 40 megapixels; at most 2000 px on a side, thumbnail 400 px; turned upright and
    in sRGB; every kind of metadata (place, time, camera) is gone. Refuses (`bestanden.foto`) in plain Dutch.
    """
    upload.seek(0)
    bron = upload.read(GROOTSTE_BESTAND + 1)
    _refuse_unusable(bron)
    try:
        with Image.open(BytesIO(bron), formats=SOORTEN) as open_beeld:
            _refuse_bomb(open_beeld.size)
            schoon = _clean(open_beeld)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as fout:
        raise _too_many_pixels() from fout
    except UnidentifiedImageError as fout:
        raise Weigering(_("Dit is geen foto die wij kunnen lezen. Stuur een JPG, PNG of WebP."), regel=REGEL) from fout
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, MemoryError) as fout:
        raise Weigering(_("Deze foto is beschadigd. Maak een nieuwe foto of stuur een andere."), regel=REGEL) from fout
    return _encode(schoon)


def _refuse_unusable(bron: bytes) -> None:
    if not bron:
        raise Weigering(_("Dit bestand is leeg. Kies de foto opnieuw."), regel=REGEL)
    if len(bron) > GROOTSTE_BESTAND:
        raise Weigering(_("Deze foto is groter dan 15 MB. Maak de foto kleiner of stuur een andere."), regel=REGEL)
    if bron[4:8] == b"ftyp" and bron[8:12] in HEIC:
        melding = _(
            "Deze foto is een HEIC-bestand. Dat kunnen wij niet lezen. Hebt u een iPhone? Kies Instellingen, Camera, "
            "Structuren, Meest compatibel, en maak de foto opnieuw. Of maak een schermafbeelding van de foto "
            "en stuur die."
        )
        raise Weigering(melding, regel=REGEL)


def _refuse_bomb(maat: tuple[int, int]) -> None:
    # The header is enough: nothing has been unpacked yet.
    if maat[0] * maat[1] > MEESTE_PIXELS:
        raise _too_many_pixels()


def _too_many_pixels() -> Weigering:
    return Weigering(_("Deze foto heeft meer dan 40 miljoen beeldpunten. Maak de foto kleiner."), regel=REGEL)


def _clean(beeld: Image.Image) -> Image.Image:
    # A JPEG can be unpacked at a fraction of its size, which saves most of the work.
    beeld.draft("RGB", (LANGSTE_ZIJDE, LANGSTE_ZIJDE))
    beeld.load()
    profiel = beeld.info.get("icc_profile")
    kleuren = "RGBA" if beeld.has_transparency_data else "RGB"
    recht = ImageOps.exif_transpose(beeld)
    gewoon = _to_srgb(recht if recht.mode == kleuren else recht.convert(kleuren), profiel)
    gewoon.thumbnail((LANGSTE_ZIJDE, LANGSTE_ZIJDE), Image.Resampling.LANCZOS)
    # Only the pixels go over: a copy would take comments and profiles along.
    schoon = Image.new(gewoon.mode, gewoon.size)
    schoon.paste(gewoon)
    return schoon


def _to_srgb(beeld: Image.Image, profiel: bytes | None) -> Image.Image:
    if not profiel:
        return beeld
    try:
        bron = ImageCms.getOpenProfile(BytesIO(profiel))
        omgezet = ImageCms.profileToProfile(beeld, bron, ImageCms.createProfile("sRGB"))
    except (ImageCms.PyCMSError, OSError, ValueError):
        # A profile that can not be used only makes the colours a little less true.
        return beeld
    return omgezet or beeld


def _encode(beeld: Image.Image) -> Beeld:
    doorzichtig = beeld.mode == "RGBA"
    mini = beeld.copy()
    mini.thumbnail((MINI_ZIJDE, MINI_ZIJDE), Image.Resampling.LANCZOS)
    return Beeld(
        soort="image/webp" if doorzichtig else "image/jpeg",
        extensie="webp" if doorzichtig else "jpg",
        breedte=beeld.width,
        hoogte=beeld.height,
        inhoud=_bytes_of(beeld, kwaliteit=85),
        mini=_bytes_of(mini, kwaliteit=75),
    )


def _bytes_of(beeld: Image.Image, *, kwaliteit: int) -> bytes:
    uit = BytesIO()
    if beeld.mode == "RGBA":
        beeld.save(uit, "WEBP", quality=kwaliteit, method=4)
    else:
        beeld.save(uit, "JPEG", quality=kwaliteit, optimize=True, progressive=True)
    return uit.getvalue()
