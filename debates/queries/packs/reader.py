"""Reads a folder or a zip as a dossier, all or nothing: a DossierFault tells everything that is wrong."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from .archive import MOST_ARCHIVE, members_of
from .consistency import check_consistency
from .content import ESSAY, canonical_content
from .entries import LISTS, Entries, entries_of, files_of
from .faults import DossierFault, Fault
from .forms import BY_KIND, FORMS
from .schema import FILES, NEEDED
from .shapes import Findings, Spot
from .yaml_file import Map, parse_yaml, read_yaml


def read_dossier(path: Path | str) -> dict[str, Any]:
    """The canonical content of the dossier in a folder or zip. Writes nothing."""
    return content_of(read_entries(path))


def read_entries(path: Path | str) -> Entries:
    """The checked entries of the dossier in a folder or zip."""
    path = Path(path)
    if path.is_file():
        with path.open("rb") as file:
            return read_archive(file.read(MOST_ARCHIVE + 1), path.name)
    return entries_of(checked(_folder(path)))


def read_archive(stored: bytes, name: str = "zip") -> Entries:
    """The checked entries of a zip's bytes."""
    return entries_of(checked(_archive(stored, name)))


def check_entries(entries: Entries) -> None:
    """Raises DossierFault where these entries would not make a dossier."""
    checked({stem: Map.of(tree) for stem, tree in files_of(entries).items()})


def check_entry(kind: str, entry: Mapping[str, Any], question: Mapping[str, Any]) -> None:
    """Raises DossierFault where this entry alone is not in the form of its file. Whether what it mentions
    exists, and what files have to agree on, is left to `check_entries`."""
    entries: Entries = {form.kind: {} for form in FORMS}
    entries["question"] = {question["slug"]: dict(question)}
    entries[kind] = {entry[BY_KIND[kind].name]: dict(entry)}
    findings = Findings()
    stem = _stem(kind, entry)
    FILES[stem](Map.of(files_of(entries)[stem]), Spot(findings, f"{stem}.yaml"))
    _stop_at(findings)


def _stem(kind: str, entry: Mapping[str, Any]) -> str:
    if kind == "conclusion":
        return "essay_conclusion" if entry["slug"] == ESSAY else "interpretations"
    return {"question": "question", "factor": "factors"}.get(kind) or LISTS[kind][0]


def content_of(entries: Entries) -> dict[str, Any]:
    """What an edition of these entries holds. KeyError without an essay's conclusion."""
    return canonical_content(files_of(entries))


def checked(files: Mapping[str, Map]) -> Mapping[str, Map]:
    """The same files. Faults come in two helpings: those of form and of references first, and when
    there are none, those of files that do not agree."""
    findings = Findings()
    findings.faults += [
        Fault(f"{stem}.yaml", 0, "", _("is missing")) for stem in NEEDED if stem not in files
    ]
    # With a file unread, every reference into it would look broken: one cause, a hundred faults.
    _stop_at(findings)
    for stem, tree in files.items():
        FILES[stem](tree, Spot(findings, f"{stem}.yaml"))
    for reference in findings.references:
        if reference.slug not in findings.entries.get(reference.kind, {}):
            reference.spot.fault(
                _("names the unknown %(kind)s “%(slug)s”")
                % {"kind": reference.kind, "slug": reference.slug[:80]}
            )
    _stop_at(findings)
    check_consistency(files, findings)
    _stop_at(findings)
    return files


def _stop_at(findings: Findings) -> None:
    if findings.faults:
        raise DossierFault(findings.faults)


def _folder(folder: Path) -> dict[str, Map]:
    if not folder.is_dir():
        raise DossierFault([Fault(str(folder), 0, "", _("is neither a folder nor a zip"))])
    listed = sorted(folder.iterdir())
    return _trees({path.name: (lambda path=path: read_yaml(path)) for path in listed})


def _archive(stored: bytes, name: str) -> dict[str, Map]:
    found = members_of(stored, name)
    return _trees({key: (lambda key=key: parse_yaml(key, found[key])) for key in sorted(found)})


def _trees(readers: Mapping[str, Any]) -> dict[str, Map]:
    """The maps of the YAML files among these names; other files, such as a README, are left alone."""
    files, faults = {}, []
    for name, read in readers.items():
        stem, dot, ending = name.rpartition(".")
        if not dot or ending not in ("yaml", "yml"):
            continue
        if ending != "yaml" or stem not in FILES:
            faults.append(Fault(name, 0, "", _("is not a file of a dossier")))
            continue
        try:
            files[stem] = read()
        except DossierFault as fault:
            faults += fault.faults
    missing = [f"{stem}.yaml" for stem in NEEDED if f"{stem}.yaml" not in readers]
    faults += [Fault(name, 0, "", _("is missing")) for name in missing]
    if faults:
        raise DossierFault(faults)
    return files
