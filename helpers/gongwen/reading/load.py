"""Files, bytes or pasted text to a `Source`: by their content first, then by their suffix."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from gongwen.reading.decode import decode
from gongwen.reading.docx import read_docx
from gongwen.reading.docx_package import damaged, locked, main_part
from gongwen.reading.html_page import declared_charset, looks_like_html, read_html
from gongwen.reading.plain import read_plain
from gongwen.reading.source import Source, UnreadableError

_SAVE_AS_DOCX = "open it in Word or WPS and save it as .docx"
_COPY = "choose the text itself, as .docx, HTML or .txt"

# First bytes of files that hold no text as such; what they are; what to do.
_FOREIGN = (
    (b"%PDF", "is a PDF", "save it as .docx or copy its text into a .txt file"),
    (b"{\\rtf", "is an RTF file", _SAVE_AS_DOCX),
    (b"\x89PNG", "is an image", "copy the text that it shows"),
    (b"\xff\xd8\xff", "is an image", "copy the text that it shows"),
    (b"GIF8", "is an image", "copy the text that it shows"),
    (b"\x1f\x8b", "is a compressed archive", "unpack it first"),
    (b"7z\xbc\xaf", "is a compressed archive", "unpack it first"),
    (b"Rar!", "is a compressed archive", "unpack it first"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_BLANK = "\ufeff\u200b"


def load(path: str | Path) -> Source:
    """The source in a file.

    Raises
    ------
    UnreadableError
        In one sentence: the file, what is wrong, what to do.
    """
    name = str(path)
    try:
        data = Path(path).read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UnreadableError(f"{name}: does not exist; check its name and folder.") from error
    except IsADirectoryError as error:
        raise UnreadableError(f"{name}: is a folder, not a file; name the files in it.") from error
    except PermissionError as error:
        if Path(path).is_dir():  # so Windows says it
            raise UnreadableError(f"{name}: is a folder; name the files in it.") from error
        raise UnreadableError(
            f"{name}: may not be read by you; copy it or have its permissions changed."
        ) from error
    except (OSError, ValueError) as error:
        raise UnreadableError(f"{name}: cannot be read ({error}); try a copy of it.") from error
    return from_bytes(data, name)


def from_bytes(data: bytes, name: str) -> Source:
    """The source in the bytes of a file, such as an upload; `name` tells its suffix.

    Raises
    ------
    UnreadableError
        In one sentence: the file, what is wrong, what to do.
    """
    suffix = Path(name).suffix.lower()
    if not data:
        raise _empty(name)
    if data.startswith(_ZIP):
        return _from_zip(data, name)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise locked(name)
        raise UnreadableError(f"{name}: is an old binary Word or WPS file; {_SAVE_AS_DOCX}.")
    for magic, what, remedy in _FOREIGN:
        if data.startswith(magic):
            raise UnreadableError(f"{name}: {what}, not a text; {remedy}.")
    if b"multipart/related" in data[:4096] and b"MIME-Version" in data[:4096]:
        raise UnreadableError(
            f"{name}: is a web archive; open it in a browser and save it as HTML, or copy its text."
        )
    text, encoding, truncated = decode(data, name, declared_charset(data))
    known: dict[str, object] = {"encoding": encoding}
    if truncated:
        known["truncated"] = True
    return _from_text(text, name, suffix, known)


def from_text(text: str, name: str = "(pasted)") -> Source:
    """The source in a text that is already a string, such as one pasted into a field.

    Raises
    ------
    UnreadableError
        If there is nothing but white space in it.
    """
    return _from_text(text, name, Path(name).suffix.lower() or ".txt", {})


def _from_text(text: str, name: str, suffix: str, known: dict[str, object]) -> Source:
    if not text.strip().strip(_BLANK):
        raise _empty(name)
    if looks_like_html(text, suffix):
        source = read_html(text, name, **known)
        if not source.lines:
            raise UnreadableError(
                f"{name}: is a web page that shows no text of its own; open it in a browser and "
                "copy the text."
            )
        return source
    if suffix == ".docx":
        raise damaged(name)
    if text.lstrip().startswith("<?xml"):
        raise UnreadableError(f"{name}: is an XML file, not a text; {_SAVE_AS_DOCX}.")
    return read_plain(text, name, **known)


def _from_zip(data: bytes, name: str) -> Source:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = main_part(archive)
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise damaged(name) from error
    if not found:
        raise UnreadableError(f"{name}: is an archive or another program's file; {_COPY}.")
    return read_docx(data, name)


def _empty(name: str) -> UnreadableError:
    return UnreadableError(f"{name}: is empty; choose a file that holds text.")
