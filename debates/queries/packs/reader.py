"""Reads a folder as a dossier, all or nothing: a DossierFault tells everything that is wrong."""

from pathlib import Path

from django.utils.translation import gettext as _

from .consistency import check_consistency
from .content import canonical_content
from .faults import DossierFault, Fault
from .schema import FILES, NEEDED
from .shapes import Findings, Spot
from .yaml_file import Map, read_yaml


def read_dossier(path: Path | str) -> dict:
    """The canonical content of the dossier in a folder. Writes nothing.

    Faults come in two helpings: those of form and of references first, and when there are none,
    those of files that do not agree.
    """
    files, findings = _read_files(Path(path))
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
    return canonical_content(files)


def _stop_at(findings: Findings) -> None:
    if findings.faults:
        raise DossierFault(findings.faults)


def _read_files(folder: Path) -> tuple[dict[str, Map], Findings]:
    findings = Findings()
    if not folder.is_dir():
        raise DossierFault([Fault(str(folder), 0, "", _("is not a folder"))])
    files = {}
    for path in sorted(folder.iterdir()):
        if path.suffix not in {".yaml", ".yml"}:
            continue
        if path.suffix != ".yaml" or path.stem not in FILES:
            findings.faults.append(Fault(path.name, 0, "", _("is not a file of a dossier")))
            continue
        try:
            files[path.stem] = read_yaml(path)
        except DossierFault as fault:
            findings.faults += fault.faults
    findings.faults += [
        Fault(f"{stem}.yaml", 0, "", _("is missing"))
        for stem in NEEDED
        if not (folder / f"{stem}.yaml").is_file()
    ]
    # With a file unread, every reference into it would look broken: one cause, a hundred faults.
    _stop_at(findings)
    return files, findings
