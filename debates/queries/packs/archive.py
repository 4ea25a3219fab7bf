"""A pack as one zip: read in memory, never unpacked to the disk, and written the same every time.

A zip may come from anywhere. What it promises is not believed: sizes are counted while reading.
"""

import io
import lzma
import stat
import zipfile
import zlib
from collections.abc import Mapping

from django.utils.translation import gettext as _

from .faults import DossierFault, Fault
from .yaml_file import MOST_BYTES

MOST_ARCHIVE = 10_000_000
MOST_MEMBERS = 40
# What zipfile raises at something that is no sound zip.
UNREADABLE = (
    *(zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, OSError),
    *(zlib.error, lzma.LZMAError),
)
# The same pack gives the same bytes, whenever it is written.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def members_of(stored: bytes, name: str = "zip") -> dict[str, bytes]:
    """File names without their folder, and bytes: the files of the pack's one folder.

    Raises DossierFault for what no honest pack holds.
    """

    def refuse(what: str, cause: str) -> DossierFault:
        return DossierFault([Fault(what[:80], 0, "", cause)])

    if len(stored) > MOST_ARCHIVE:
        raise refuse(name, _("is larger than 10 MB"))
    try:
        with zipfile.ZipFile(io.BytesIO(stored)) as archive:
            listed = [one for one in archive.infolist() if not one.is_dir()]
            if len(listed) > MOST_MEMBERS:
                raise refuse(name, _("holds more than 40 files"))
            found: dict[str, bytes] = {}
            folders = set()
            for member in listed:
                folder, _slash, plain = member.filename.rpartition("/")
                parts = member.filename.replace("\\", "/").split("/")
                if member.filename.startswith("/") or ".." in parts or ":" in member.filename:
                    raise refuse(member.filename, _("leads out of the pack"))
                if stat.S_ISLNK(member.external_attr >> 16):
                    raise refuse(member.filename, _("is a link, not a file"))
                if member.flag_bits & 1:
                    raise refuse(member.filename, _("is encrypted"))
                if parts[0] == "__MACOSX" or plain.startswith("."):
                    continue  # what an operating system adds by itself
                folders.add(folder)
                if len(folders) > 1 or "/" in folder or "\\" in member.filename:
                    raise refuse(member.filename, _("stands in another folder than the rest"))
                if plain in found:
                    raise refuse(member.filename, _("is in the pack twice"))
                found[plain] = _read(archive, member)
    except UNREADABLE as error:
        raise refuse(name, _("is not a zip that can be read")) from error
    return found


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """One byte more than a file may have at most, so that a bomb never unfolds."""
    with archive.open(member) as file:
        return file.read(MOST_BYTES + 1)


def archived(texts: Mapping[str, str], folder: str) -> bytes:
    """A zip of the files in one folder."""
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            member = zipfile.ZipInfo(f"{folder}/{name}", _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            archive.writestr(member, text.encode())
    return stored.getvalue()
