"""`manage.py dossier`: whole dossiers as packs, folders or zips of YAML files, and lists of sources."""

from collections.abc import Collection
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debates.actions.errors import Curated
from debates.actions.manuscript import Loaded, add_sources, load_pack
from debates.dossiers import find_dossier
from debates.models import Question
from debates.queries.citations import (
    ENDINGS,
    READ,
    WRITTEN,
    ExtraMissing,
    read_citations,
    write_sources,
)
from debates.queries.editions import newest_edition
from debates.queries.manuscript import Difference, entries_in
from debates.queries.packs import (
    DossierFault,
    Entries,
    check_entries,
    pack_texts,
    read_entries,
    zipped,
)

PACK = "NAME_OR_PATH"
_FORMS = {f".{ending}": form for form, ending in ENDINGS.items()}
_LISTS = "A new file: .json (CSL-JSON), .bib (BibTeX) or .ris."


class Command(BaseCommand):
    help = (
        "Loads, checks or exports a dossier, a folder or a zip of YAML files; lists of its sources."
    )

    def add_arguments(self, parser):
        verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
        load = verbs.add_parser(
            "load", help="Checks a pack, stores it and publishes it as an edition: all or nothing."
        )
        load.add_argument("pack", metavar=PACK, help=_("A shipped dossier, a folder or a zip."))
        load.add_argument("--dry-run", action="store_true", help="Only show what would change.")
        curated = load.add_mutually_exclusive_group()
        curated.add_argument(
            "--replace", action="store_true", help="Put the pack in the place of curators' work."
        )
        curated.add_argument(
            "--if-untouched",
            action="store_true",
            help="For what comes with the program: leave alone what anybody here changed or loaded.",
        )
        check = verbs.add_parser("check", help="Checks a pack and writes nothing.")
        check.add_argument("pack", metavar=PACK, help=_("A shipped dossier, a folder or a zip."))
        export = verbs.add_parser("export", help="Writes what the curators' rows say as a pack.")
        export.add_argument("question", help="The slug of the question, such as stalin.")
        export.add_argument("path", metavar="PATH", help="A new or empty folder, or a .zip file.")
        sources = verbs.add_parser("sources", help="Writes the newest edition's sources as a list.")
        sources.add_argument("question", help="The slug of the question.")
        sources.add_argument("path", metavar="PATH", help=_LISTS)
        add = verbs.add_parser(
            "add-sources", help="Takes a list of sources to the curators' rows, cards still empty."
        )
        add.add_argument("question", help="The slug of the question.")
        add.add_argument("path", metavar="PATH", help="A .json (CSL-JSON) or .bib (BibTeX) file.")

    # A verb is a method: `do_check`, since `check` is a method of every command already.
    def handle(self, *args, verb: str, **options):
        getattr(self, f"do_{verb.replace('-', '_')}")(**options)

    def do_load(
        self, *, pack: str, dry_run=False, replace=False, if_untouched=False, verbosity=1, **options
    ) -> None:
        entries = self.read(pack, _("Nothing was loaded"))
        question = next(iter(entries["question"].values()))
        self.told = verbosity
        self.tell(counted(entries), least=2)
        try:
            loaded = load_pack(
                entries=entries, replace=replace, untouched_only=if_untouched, dry_run=dry_run
            )
        except Curated:
            if if_untouched:
                self.tell(_("“%s” is curated here and was left alone.") % question["title"])
                return
            raise CommandError(
                _(
                    "Nothing was loaded: curators have changed “%s” here. --dry-run shows what "
                    "the pack would change, --replace puts it in the place of their work."
                )
                % question["title"]
            ) from None
        for one in loaded.differences if dry_run or verbosity > 1 else ():
            self.stdout.write(written(one))
        self.conclude(question["title"], loaded, dry_run=dry_run)

    def conclude(self, title: str, loaded: Loaded, *, dry_run: bool) -> None:
        count = len(loaded.differences)
        if dry_run:
            said = ngettext(
                "%(count)d difference; nothing was written.",
                "%(count)d differences; nothing was written.",
                count,
            )
            self.tell(said % {"count": count})
            return
        said = (
            _("Edition %(number)d of “%(question)s” published.")
            if loaded.is_new
            else _("Edition %(number)d of “%(question)s” unchanged.")
        )
        self.tell(said % {"number": loaded.edition.number, "question": title})

    def do_check(self, *, pack: str, verbosity=1, **options) -> None:
        self.told = verbosity
        entries = self.read(pack, _("Not in order"))
        self.tell(_("In order: %s.") % counted(entries))

    def do_sources(self, *, question: str, path: str, verbosity=1, **options) -> None:
        self.told = verbosity
        edition = newest_edition(self.question(question))
        if edition is None:
            raise CommandError(_("“%s” has no edition yet.") % question)
        citations = [one["citation"] for one in edition.content["sources"]]
        text = write_sources(citations, form_of(path, WRITTEN))
        try:
            with Path(path).open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        self.tell(
            _("%(count)d sources written to %(path)s.") % {"count": len(citations), "path": path}
        )

    def do_add_sources(self, *, question: str, path: str, verbosity=1, **options) -> None:
        self.told = verbosity
        found = self.question(question)
        try:
            citations, faults = read_citations(Path(path).read_bytes(), form_of(path, READ))
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        except ExtraMissing as missing:
            raise CommandError(str(missing)) from missing
        for fault in faults:
            self.stderr.write(f"{path}: {fault}")
        if any(not fault.harmless for fault in faults):
            raise CommandError(_("Nothing was added from “%s”.") % path)
        added = add_sources(question=found, citations=citations, by=None)
        self.tell(
            _("%(new)d new, %(changed)d changed, %(same)d as they were.")
            % {"new": len(added.new), "changed": len(added.changed), "same": len(added.same)}
        )

    def question(self, slug: str) -> Question:
        found = Question.objects.filter(slug=slug).first()
        if found is None:
            raise CommandError(_("There is no question “%s”.") % slug)
        return found

    def do_export(self, *, question: str, path: str, verbosity=1, **options) -> None:
        self.told = verbosity
        entries = entries_in(self.question(question))
        if not entries["conclusion"]:
            raise CommandError(_("“%s” has no dossier to export.") % question)
        self.write(entries, Path(path))
        self.tell(_("%(what)s written to %(path)s.") % {"what": counted(entries), "path": path})
        try:
            check_entries(entries)
        except DossierFault as trouble:
            self.complain(trouble)
            self.tell(_("The curators' work is not in order yet; it was written as it stands."))

    def write(self, entries: Entries, path: Path) -> None:
        try:
            if path.suffix == ".zip":
                with path.open("xb") as file:
                    file.write(zipped(entries))
                return
            path.mkdir(parents=True, exist_ok=True)
            if any(path.iterdir()):
                raise CommandError(_("%s is not empty; nothing was written.") % path)
            for name, text in pack_texts(entries).items():
                (path / name).write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error

    def read(self, pack: str, refusal: str) -> Entries:
        try:
            return read_entries(find_dossier(pack))
        except DossierFault as trouble:
            self.complain(trouble)
            count = len(trouble.faults)
            said = ngettext(
                "%(count)d fault in “%(pack)s”.", "%(count)d faults in “%(pack)s”.", count
            )
            raise CommandError(f"{refusal}: {said % {'count': count, 'pack': pack}}") from trouble

    def complain(self, trouble: DossierFault) -> None:
        for fault in trouble.faults:
            self.stderr.write(str(fault))

    def tell(self, words: str, *, least: int = 1) -> None:
        if self.told >= least:
            self.stdout.write(words)


def form_of(path: str, known: Collection[str]) -> str:
    """The form of a list by the ending of its name."""
    form = _FORMS.get(Path(path).suffix)
    if form not in known:
        raise CommandError(
            _("%(path)s does not end in %(endings)s.")
            % {
                "path": path,
                "endings": ", ".join(end for end, form in _FORMS.items() if form in known),
            }
        )
    return form


def counted(entries: Entries) -> str:
    """`12 factors, 21 figures ...`, of what the pack has."""
    names = {
        "factor": _("factors"),
        "figure": _("figures"),
        "faction": _("factions"),
        "alliance": _("alliances"),
        "event": _("events"),
        "term": _("terms"),
        "source": _("sources"),
        "claim": _("claims"),
        "conclusion": _("conclusions"),
    }
    found = [f"{len(entries[kind])} {name}" for kind, name in names.items() if entries[kind]]
    return ", ".join(found)


def written(one: Difference) -> str:
    """`changed  events adrianople: title`, and below it the text before and after."""
    names = ", ".join(name for name, _before, _after in one.keys)
    head = f"{one.what:8} {one.section} {one.slug}".rstrip() + (f": {names}" if names else "")
    below = [
        line
        for name, before, after in one.keys
        for line in (f"         - {name}: {before}", f"         + {name}: {after}")
    ]
    return "\n".join([head, *below])
