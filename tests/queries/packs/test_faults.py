"""Every fault of a dossier is found and told with file, line, entry and cause, and nothing is read."""

import pytest

from debates.queries.packs import DossierFault, read_dossier
from tests.dossiers.folders import ROME, change, copy_of, faults_of


@pytest.fixture
def folder(tmp_path):
    return copy_of(ROME, tmp_path)


def line_of(folder, stem, text):
    lines = (folder / f"{stem}.yaml").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


# One broken thing a row: file, what stands there, what is put in its place, and what is said.
YEARS = "from: {value: '0406', precision: year}, to: {value: '0476', precision: year}"
LATE = f"{{title: Late, {YEARS}}}"


def periods(*written: str) -> tuple[str, str, str]:
    """The question's file with these periods."""
    end = "the essay is invented.\n"
    return "question", end, f"{end}periods: [{', '.join(written)}]\n"


BROKEN = {
    "an unknown factor in a relation": (
        "essay_conclusion",
        "lower: civil-wars",
        "lower: civil-war",
        "relation r1: lower names the unknown factor “civil-war”",
    ),
    "an unknown factor in a set": (
        "factors",
        "default: [outside-pressure,",
        "default: [outside,",
        "sets.default.1 names the unknown factor “outside”",
    ),
    "a claim that is hidden in words": (
        "essay_claims",
        "hidden: true",
        "hidden: later",
        "claim k05: hidden has to be true or false",
    ),
    "an unknown event": (
        "factors",
        "events: [rhine-crossing]",
        "events: [rhine]",
        "factor civil-wars: for.1.events.1 names the unknown event “rhine”",
    ),
    "an unknown source": (
        "essay_claims",
        "sources: [ward-perkins-fall]",
        "sources: [ward-perkins]",
        "claim k03: sources.1 names the unknown source “ward-perkins”",
    ),
    "an unknown claim": (
        "essay_conclusion",
        "claims: [k03]",
        "claims: [k30]",
        "relation r3: claims.1 names the unknown claim “k30”",
    ),
    "an unknown figure": (
        "events",
        "figures: [valens]",
        "figures: [valence]",
        "event adrianople: figures.1 names the unknown figure “valence”",
    ),
    "an unknown work": (
        "interpretations",
        "  works: [goldsworthy-fall]\n  confidence",
        "  works: [gibbon]\n  confidence",
        "interpretation worn-out-within: works.1 names the unknown source “gibbon”",
    ),
    "a slug used twice": (
        "events",
        "slug: carthage-taken",
        "slug: adrianople",
        "event adrianople: has the same slug as another",
    ),
    "a claim used twice": (
        "essay_claims",
        "id: k03",
        "id: k02",
        "claim k02: has the same id as another",
    ),
    "a slug with a capital": (
        "events",
        "slug: carthage-taken",
        "slug: Carthage",
        "event Carthage: slug has to be a slug",
    ),
    "a missing key": (
        "events",
        "  significance: The Goths could no longer be driven out.\n",
        "",
        "event adrianople: lacks the key “significance”",
    ),
    "a misspelt key": (
        "events",
        "significance: The Goths",
        "significants: The Goths",
        "event adrianople: significants is not a key that is known here",
    ),
    "a number for text": (
        "events",
        "title: Vandals take Carthage",
        "title: 439",
        "event carthage-taken: title has to be text",
    ),
    "a word for a list": (
        "events",
        "figures: [valens]",
        "figures: valens",
        "event adrianople: figures has to be a list",
    ),
    "a word for yes or no": (
        "figures",
        "named_in_essay: false",
        "named_in_essay: perhaps",
        "figure geiseric: named_in_essay has to be true or false",
    ),
    "a word for a map": (
        "figures",
        "fate: {kind: natural, summary: Died as king in Africa.}",
        "fate: natural",
        "figure geiseric: fate has to be a map of keys and values",
    ),
    "an unknown word": (
        "factors",
        "kind: trigger",
        "kind: luck",
        "factor lost-africa: kind is “luck”; it has to be one of: condition, instrument, agent",
    ),
    "an empty text": (
        "events",
        "title: Vandals take Carthage",
        "title: ' '",
        "event carthage-taken: title is empty",
    ),
    "a title that no card holds": (
        "factors",
        "title: Civil wars and usurpers",
        f"title: {'Civil wars ' * 4}and usurpers",
        "factor civil-wars: title has 56 characters; at most 40 are allowed",
    ),
    "a statement without end": (
        "essay_conclusion",
        "statement: Newcomers",
        f"statement: {'Newcomers ' * 100}",
        "statement has",
    ),
    "a line break in a text": (
        "events",
        "title: Vandals take Carthage",
        'title: "Vandals\\ntake Carthage"',
        "event carthage-taken: title holds a line break or an invisible character",
    ),
    "text turned around": (
        "events",
        "title: Vandals take Carthage",
        "title: Vandals \u202etake Carthage",
        "event carthage-taken: title holds a line break or an invisible character",
    ),
    "an address that runs": (
        "sources",
        "publisher: Macmillan",
        "URL: 'javascript:alert(1)'",
        "source heather-fall: citation.URL has to be an address",
    ),
    "a quote of seven words": (
        "essay_conclusion",
        "{text: the money mattered still more,",
        "{text: the money mattered still more than that,",
        "relation r1: quote.text quotes 7 words; at most 6 are allowed",
    ),
    "an anchor of seven words": (
        "essay_claims",
        "quote: no taxes and no army",
        "quote: there were no taxes and no army",
        "claim k02: anchor.quote quotes 7 words; at most 6 are allowed",
    ),
    "a day that never was": (
        "events",
        "'0439-10-19'",
        "'0439-02-29'",
        "event carthage-taken: date there was no day “0439-02-29”",
    ),
    "a date less exact than it says": (
        "events",
        "{value: '0476', precision: year}",
        "{value: '0476', precision: day}",
        "event romulus-deposed: date “0476” is not as exact as its precision says (day)",
    ),
    "an office that ends before it begins": (
        "figures",
        "from: {value: '0364-03-28'",
        "from: {value: '0384-03-28'",
        "figure valens: offices.1.to lies before “from”",
    ),
    "a set of one": (
        "factors",
        "default: [outside-pressure, civil-wars, lost-africa, child-emperors, army-of-allies]",
        "default: [outside-pressure]",
        "sets.default has 1 factors; a set has 2 to 14",
    ),
    "a factor twice in a set": (
        "factors",
        "default: [outside-pressure, civil-wars,",
        "default: [civil-wars, civil-wars,",
        "sets.default lists “civil-wars” twice",
    ),
    "a diamond of five": (
        "factors",
        "sets:\n",
        "sets:\n  diamond: [outside-pressure, civil-wars, lost-africa, child-emperors, army-of-allies]\n",
        "sets.diamond has 5 factors; a diamond has nine",
    ),
    "a factor that denies its set": (
        "factors",
        "kind: trigger\n  default_set: true",
        "kind: trigger\n  default_set: false",
        "factor lost-africa: default_set does not agree with sets.default",
    ),
    "the conclusion told in a point": (
        "factors",
        "claims: []\n    conclusion_claims: [k04]",
        "claims: [k04]\n    conclusion_claims: []",
        "factor child-emperors: for.1 lists “k04” in claims; it belongs in conclusion_claims",
    ),
    "a claim of the body among the conclusion's": (
        "factors",
        "claims: [k02]\n    conclusion_claims: []",
        "claims: []\n    conclusion_claims: [k02]",
        "factor lost-africa: for.1 lists “k02” in conclusion_claims; it belongs in claims",
    ),
    "a point that rests on the essay": (
        "factors",
        "sources: [ward-perkins-fall]",
        "sources: [class-essay]",
        "factor outside-pressure: against.1 rests on the essay “class-essay” itself",
    ),
    "a source that forgets a claim": (
        "sources",
        "claims: [k03]",
        "claims: []",
        "source ward-perkins-fall: bears_on.claims does not agree with the claims about k03",
    ),
    "a citation of another source": (
        "sources",
        "id: ammianus",
        "id: tacitus",
        "source ammianus: citation.id is not the slug",
    ),
    "a conclusion of no essay": (
        "sources",
        "kind: essay",
        "kind: textbook",
        "source class-essay: kind has to be essay",
    ),
    "a circle": (
        "essay_conclusion",
        "relations:\n",
        (
            "relations:\n- slug: r0\n  higher: child-emperors\n  lower: lost-africa\n"
            "  relation: above\n  strength: implied-weak\n"
            "  quote: {text: boys, paragraph: P2, sentence: 5}\n  claims: []\n  reasoning: None.\n"
        ),
        "relations run in a circle: ",
    ),
    "a circle in an interpretation": (
        "interpretations",
        "higher: child-emperors\n    lower: outside-pressure",
        "higher: outside-pressure\n    lower: civil-wars",
        (
            "interpretation worn-out-within: relations run in a circle: "
            "civil-wars > outside-pressure > civil-wars"
        ),
    ),
    "a factor above itself": (
        "essay_conclusion",
        "lower: civil-wars",
        "lower: lost-africa",
        "relations set a factor against itself: lost-africa",
    ),
    "a factor in no tier": (
        "essay_conclusion",
        "unranked:\n- {factor: army-of-allies, reason: Never weighed.}",
        "unranked: []",
        "tiers and the factors outside them have to hold “army-of-allies” once",
    ),
    "tiers out of order": (
        "essay_conclusion",
        "rank: 3",
        "rank: 4",
        "tiers has to be numbered 1, 2, 3 and so on",
    ),
    "pairs written down by hand": (
        "essay_conclusion",
        "title: The class essay\n",
        "title: The class essay\nopen_pairs: {pairs: [[outside-pressure, civil-wars]]}\n",
        "open_pairs does not agree with the relations",
    ),
    "counts written down by hand": (
        "essay_conclusion",
        "title: The class essay\n",
        (
            "title: The class essay\n"
            "pair_counts: {total: 10, asserted: 3, scored: 2, overlap: 1, derived: 0, open: 7}\n"
        ),
        (
            "pair_counts does not agree with the relations, which give: "
            "total 10, asserted 3, scored 2, overlap 1, derived 1, open 7"
        ),
    ),
    "an interpretation called essay": (
        "interpretations",
        "slug: worn-out-within",
        "slug: essay",
        "interpretation essay: has the slug that stands for the essay",
    ),
    "a network that ends before it begins": (
        "question",
        "the essay is invented.\n",
        (
            "the essay is invented.\n"
            "network: {from: {value: '0476', precision: year}, to: {value: '0376', precision: year}}\n"
        ),
        "network.to lies before “from”",
    ),
    "a network without an end": (
        "question",
        "the essay is invented.\n",
        "the essay is invented.\nnetwork: {from: {value: '0376', precision: year}}\n",
        "network lacks the key “to”",
    ),
    "one period alone": (*periods(LATE), "periods needs at least 2"),
    "more periods than a lesson has phases for": (
        *periods(*(f"{{title: '{n}', {YEARS}}}" for n in range(4))),
        "periods has more than 3",
    ),
    "a period that ends before it begins": (
        *periods(
            LATE,
            "{title: Early, from: {value: '0400', precision: year}, to: {value: '0376', precision: year}}",
        ),
        "periods.2.to lies before “from”",
    ),
    "two periods of one name": (*periods(LATE, LATE), "periods lists “Late” twice"),
    "a period with a long name": (
        *periods(LATE, f"{{title: The years of the Huns, {YEARS}}}"),
        "periods.2.title has 21 characters; at most 20 are allowed",
    ),
    "another file's content": (
        "events",
        "file: events",
        "file: event",
        "meta.file is “event”; it has to be one of: events",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_fault_is_told_with_its_file_and_cause(folder, case):
    stem, old, new, said = BROKEN[case]
    change(folder, stem, old, new)
    found = faults_of(folder)
    assert any(fault.startswith(f"{stem}.yaml") and said in fault for fault in found), found


def test_a_fault_names_its_line(folder):
    change(folder, "events", "title: Vandals take Carthage", "title: 439")
    line = line_of(folder, "events", "title: 439")
    assert faults_of(folder) == [
        (
            f"events.yaml:{line}: event carthage-taken: title has to be text; "
            "put it in quotes if it looks like a number"
        )
    ]


def test_all_faults_are_told_at_once(folder):
    for stem, old, new in [
        ("essay_conclusion", "lower: civil-wars", "lower: civil-war"),
        ("events", "title: Vandals take Carthage", "title: 439"),
        ("events", "slug: rhine-crossing", "slug: adrianople"),
        ("figures", "confidence: medium", "confidence: none"),
    ]:
        change(folder, stem, old, new)
    with pytest.raises(DossierFault) as caught:
        read_dossier(folder)
    told = [(fault.file, fault.entry) for fault in caught.value.faults]
    assert told == [
        ("essay_conclusion.yaml", "relation r1"),
        ("events.yaml", "event adrianople"),
        ("events.yaml", "event carthage-taken"),
        ("factors.yaml", "factor civil-wars"),  # cites the event that lost its slug
        ("figures.yaml", "figure geiseric"),
    ]


@pytest.mark.parametrize("stem", ["question", "factors", "sources", "essay_conclusion"])
def test_a_needed_file_is_missed(folder, stem):
    (folder / f"{stem}.yaml").unlink()
    assert faults_of(folder) == [f"{stem}.yaml: is missing"]


def test_a_file_with_a_wrong_name_is_not_passed_over(folder):
    (folder / "glosary.yaml").write_text("terms: []")
    (folder / "events.yml").write_text("events: []")
    assert faults_of(folder) == [
        "events.yml: is not a file of a dossier",
        "glosary.yaml: is not a file of a dossier",
    ]


def test_a_folder_that_is_not_there(tmp_path):
    assert faults_of(tmp_path / "nowhere") == [
        f"{tmp_path / 'nowhere'}: is neither a folder nor a zip"
    ]


def test_diamond_of_nine_and_set_of_fifteen(folder):
    """The limits of a debate: a diamond has nine, any set at most fourteen."""
    text = (folder / "factors.yaml").read_text()
    allies = text[text.index("- slug: army-of-allies") :]
    more = "".join(allies.replace("army-of-allies", f"more-{n}") for n in range(10))
    names = ", ".join(f"more-{n}" for n in range(10))
    text = text.replace("army-of-allies]", f"army-of-allies, {names}]") + more
    (folder / "factors.yaml").write_text(text)
    change(
        folder,
        "essay_conclusion",
        "- {factor: army-of-allies, reason: Never weighed.}",
        "\n".join(
            f"- {{factor: {slug}, reason: Never weighed.}}"
            for slug in ["army-of-allies", *names.split(", ")]
        ),
    )
    change(folder, "interpretations", "army-of-allies]", f"army-of-allies, {names}]")
    assert [fault.partition(": ")[2] for fault in faults_of(folder)] == [
        "sets.default has 15 factors; a set has 2 to 14"
    ]
