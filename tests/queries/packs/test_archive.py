"""A zip may come from anywhere: nothing is unpacked, nothing unfolds, nothing outside is touched."""

import io
import struct
import time
import zipfile

import pytest

from debates.queries.packs import DossierFault, read_archive, read_entries, zipped
from debates.queries.packs.archive import MOST_ARCHIVE, members_of
from tests.dossiers.folders import ROME, STALIN


def zip_of(members: dict[str, bytes], *, also=None) -> bytes:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        if also:
            also(archive)
    return stored.getvalue()


def rome(folder: str = "") -> dict[str, bytes]:
    return {f"{folder}{path.name}": path.read_bytes() for path in ROME.glob("*.yaml")}


def told(stored: bytes) -> list[str]:
    with pytest.raises(DossierFault) as caught:
        read_archive(stored)
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize("folder", ["", "rome/"])
def test_a_zip_is_read_like_its_folder(folder, tmp_path):
    path = tmp_path / "pack.zip"
    path.write_bytes(zip_of(rome(folder)))
    assert read_entries(path) == read_entries(ROME)


def test_a_zip_is_written_the_same_every_time():
    entries = read_entries(STALIN)
    stored = zipped(entries)
    time.sleep(2.1)  # a zip keeps times in steps of two seconds
    assert zipped(entries) == stored
    assert read_archive(stored) == entries
    with zipfile.ZipFile(io.BytesIO(stored)) as archive:
        assert archive.namelist()[:2] == ["stalin/question.yaml", "stalin/factors.yaml"]


def test_what_an_operating_system_adds_is_left_alone():
    extra = {"__MACOSX/._events.yaml": b"\0", "rome/.DS_Store": b"\0", "rome/README.md": b"Words."}
    assert read_archive(zip_of(rome("rome/") | extra)) == read_entries(ROME)


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("../events.yaml", "leads out of the pack"),
        ("rome/../../events.yaml", "leads out of the pack"),
        ("/etc/events.yaml", "leads out of the pack"),
        ("C:/events.yaml", "leads out of the pack"),
        ("..\\events.yaml", "leads out of the pack"),
        ("rome/deeper/events.yaml", "stands in another folder than the rest"),
        ("other/events.yaml", "stands in another folder than the rest"),
    ],
)
def test_no_member_leads_out(name, cause):
    members = rome("rome/")
    content = members.pop("rome/events.yaml")
    assert told(zip_of(members | {name: content})) == [f"{name}: {cause}"]


def test_a_link_is_not_followed():
    def add_link(archive):
        link = zipfile.ZipInfo("rome/glossary.yaml")
        link.create_system = 3
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")

    assert told(zip_of(rome("rome/"), also=add_link)) == [
        "rome/glossary.yaml: is a link, not a file"
    ]


def test_a_bomb_does_not_unfold():
    """A hundred megabytes of one letter, packed small: no more than a file's limit is ever read."""
    stored = zip_of(rome() | {"glossary.yaml": b"a" * 100_000_000})
    assert len(stored) < 200_000
    start = time.monotonic()
    assert told(stored) == ["glossary.yaml: is larger than 1 MB"]
    assert time.monotonic() - start < 5
    assert len(members_of(stored)["glossary.yaml"]) == 1_000_001


def test_a_bomb_that_lies_about_its_size_does_not_unfold():
    stored = bytearray(zip_of({"glossary.yaml": b"a" * 50_000_000}))
    directory = stored.rindex(b"PK\x01\x02")
    struct.pack_into("<L", stored, directory + 24, 10)  # "ten bytes, unpacked"
    assert told(bytes(stored))[0].startswith(("zip: is not a zip", "factors.yaml: is missing"))


def test_too_many_files_are_refused():
    many = {f"{n}.txt": b"" for n in range(41)}
    assert told(zip_of(many)) == ["zip: holds more than 40 files"]


def test_a_file_twice_is_refused():
    def again(archive):
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("events.yaml", b"events: []")

    assert told(zip_of(rome(), also=again)) == ["events.yaml: is in the pack twice"]


@pytest.mark.parametrize(
    "stored",
    [b"", b"PK", b"not a zip", b"PK\x03\x04" + b"\0" * 40, zip_of(rome())[:-30], b"\xff" * 5000],
)
def test_what_is_no_zip_is_said_to_be_none(stored):
    assert told(stored) == ["zip: is not a zip that can be read"]


def test_ten_megabytes_are_enough():
    assert told(b"P" * (MOST_ARCHIVE + 1)) == ["zip: is larger than 10 MB"]


def test_an_encrypted_file_is_named():
    stored = bytearray(zip_of({"events.yaml": b"events: []"}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = stored.index(mark) + place
        stored[at] |= 1
    assert told(bytes(stored)) == ["events.yaml: is encrypted"]
