"""Reads the coat of arms of an edition: a picture that does nothing else, written anew."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from macros.guide.model.arms import TYPES, Arms
from macros.guide.reading.drawing import clean_svg
from macros.guide.reading.picture import PictureError
from macros.guide.reading.png import clean_png
from macros.guide.reading.problems import quoted, suggestion

LARGEST = 200_000  # bytes
LONGEST = 100  # letters of a name; some systems take no more than 255 bytes
_NAME = "arms"  # an editor's own name may hold what no address or archive takes
_APART = "/\\:"  # what no name of a file has, on one system or another


def read_arms(folder: Path, name: str) -> tuple[Arms | None, str]:
    """The picture `name` in `folder`; or None and what is wrong, to complete «found …»."""
    wrong = _wrong_name(name) or _wrong_place(folder, name)
    if wrong:
        return None, f"{quoted(name)}{wrong}"
    suffix = Path(name).suffix.lower()
    try:
        with (folder / name).open("rb") as file:
            content = file.read(LARGEST + 1)
        size = (folder / name).stat().st_size
        if size > LARGEST:
            most = f"at most {LARGEST // 1000} kB"
            raise PictureError(f"of {round(size / 1000)} kB", most)
        cleaned = clean_png(content) if suffix == ".png" else clean_svg(content)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return (
            None,
            f"{quoted(name)}, which can't be read ({reason}), expected a file beside this one",
        )
    except PictureError as error:
        joint = "" if error.found.startswith(("of ", "with ")) else ","
        return None, f"{quoted(name)}{joint} {error}"
    return Arms(f"{_NAME}{suffix}", cleaned), ""


def _wrong_name(name: str) -> str:
    """What is wrong with a name, whatever files there are."""
    if name in (".", "..") or any(sign in name for sign in _APART):
        return ", expected the name of a file beside this one"
    if len(name) > LONGEST:
        return f", a name of {len(name)} letters, expected at most {LONGEST}"
    odd = next((sign for sign in name if not sign.isprintable()), "")
    if odd:
        return f", a name with the character U+{ord(odd):04X}, expected letters, digits and signs"
    if Path(name).suffix.lower() not in TYPES:
        return ", expected an SVG or PNG file"
    return ""


def _wrong_place(folder: Path, name: str) -> str:
    """What is wrong with where a name leads."""
    path = folder / name
    if path.is_file():
        return ""
    if path.exists():
        return ", which is no file, expected a file beside this one"
    beside = sorted(each.name for each in folder.iterdir() if each.is_file())
    plain = unicodedata.normalize("NFC", name)
    alike = [each for each in beside if unicodedata.normalize("NFC", each) == plain]
    if alike:
        # The same to look at: a letter with a mark can be one sign (NFC) or two (NFD).
        return (
            ", whose letters are written with other signs than the file's name (NFC and NFD), "
            "expected the same; give the file a name without marked letters"
        )
    pictures = [each for each in beside if Path(each).suffix.lower() in TYPES]
    return f", which isn't there, expected a file beside this one{suggestion(name, pictures)}"
