"""How each kind of entry is written in a pack and stored in rows: one table for both ways.

`entries` writes an entry in the one canonical way with it, the manuscript reads rows with it, and
`actions.manuscript` writes them: a field that is added here is added everywhere.
"""

from typing import Any

from debates import models

from .form import Column, Date, Form, Links, Parts, Reference


def _slug() -> Column:
    return Column("slug", "slug")


def _same(*names: str) -> tuple[Column, ...]:
    """Columns that are called as in the pack."""
    return tuple(Column(name, name) for name in names)


def _rest(*names: str, empty: Any = "") -> tuple[Column, ...]:
    return tuple(Column(name, name, optional=True, empty=empty) for name in names)


def _from_to() -> tuple[Column, ...]:
    loose = Column("circa", "circa", optional=True, empty=False)
    return Date("from", "start"), Date("to", "end"), loose


CITATION_KEYS = (
    *("id", "type", "author", "editor", "translator", "family", "given", "literal"),
    *("title", "title-short", "genre", "container-title", "collection-title"),
    *("publisher", "publisher-place", "edition", "volume", "number-of-volumes", "issue", "page"),
    *("issued", "original-date", "accessed", "date-parts"),
    *("archive", "archive_location", "archive-place", "medium", "language"),
    *("ISBN", "ISSN", "DOI", "note", "URL"),
)
STRENGTHS = ("explicit", "implied", "implied-weak", "derived", "not-stated")

PERIOD = Form(
    "period",
    models.Period,
    (*_same("title"), Date("from", "start"), Date("to", "end")),
    owner="question",
)
QUESTION = Form(
    "question",
    models.Question,
    (
        _slug(),
        *_same("title", "short_title", "introduction"),
        *_rest("outcome", "without"),
        *_same("credit"),
        Date("network.from", "network_from", optional=True),
        Date("network.to", "network_to", optional=True),
        Parts("periods", PERIOD, optional=True),
        *_same("language"),
        Column("notes", "file_notes", empty={}),
        Links("sets.default", models.SetMember, "factor", {"name": "default"}),
        Links("sets.diamond", models.SetMember, "factor", {"name": "diamond"}),
    ),
)

SOURCE = Form(
    "source",
    models.Source,
    (
        _slug(),
        *_same("kind"),
        Column("citation", "citation", empty={}, order=CITATION_KEYS),
        *_same("perspective"),
        Column("reliability.origin", "origin"),
        Column("reliability.purpose", "purpose"),
        Column("reliability.value", "value"),
        Column("reliability.limits", "limits"),
        Links("bears_on.factors", models.SourceFactor, "factor"),
        *_same("confidence"),
    ),
)

POINT = Form(
    "point",
    models.Point,
    (
        Column("point", "text"),
        Links("events", models.PointEvent, "event"),
        Links("claims", models.PointClaim, "claim"),
        Links("sources", models.PointSource, "source"),
    ),
    owner="factor",
)
OVERLAP = Form(
    "overlap",
    models.Overlap,
    (Reference("factor", "other", kind="factor"), *_same("how")),
    owner="factor",
)
FACTOR = Form(
    "factor",
    models.Factor,
    (
        _slug(),
        *_same("title", "kind", "summary", "explanation", "essay_says"),
        Parts("for", POINT, {"side": "for"}),
        Parts("against", POINT, {"side": "against"}),
        Parts("overlaps", OVERLAP),
    ),
)

OFFICE = Form(
    "office", models.Office, (*_same("title"), *_from_to(), *_rest("note")), owner="figure"
)
FIGURE = Form(
    "figure",
    models.Figure,
    (
        _slug(),
        *_same("name", "full_name"),
        *_rest("birth_name", "patronymic"),
        *_same("named_in_essay"),
        Date("born", "born", place="birth_place", note="birth_note"),
        Date("died", "died", place="death_place", note="death_note"),
        Parts("offices", OFFICE),
        *_same("biography"),
        Column("fate.kind", "fate_kind"),
        Column("fate.summary", "fate"),
        Links("sources", models.FigureSource, "source"),
        *_same("confidence"),
    ),
)

MEMBERSHIP = Form(
    "membership",
    models.Membership,
    (Reference("figure", "figure", kind="figure"), *_from_to(), *_same("role")),
    owner="faction",
)
FACTION = Form(
    "faction",
    models.Faction,
    (
        _slug(),
        *_same("name", "kind"),
        *_from_to(),
        *_same("in_essay", "platform"),
        Parts("members", MEMBERSHIP),
        *_same("outcome"),
        Links("events", models.FactionEvent, "event"),
        Links("sources", models.FactionSource, "source"),
        *_same("confidence"),
    ),
)

EVENT = Form(
    "event",
    models.Event,
    (
        _slug(),
        *_same("title"),
        Date("date", "start"),
        Date("end_date", "end", optional=True),
        *_same("summary", "significance", "in_essay"),
        Links("figures", models.EventFigure, "figure"),
        Links("factions", models.EventFaction, "faction"),
        Links("factors", models.EventFactor, "factor"),
        Links("sources", models.EventSource, "source"),
        *_same("confidence"),
    ),
)

TERM = Form(
    "term",
    models.Term,
    (_slug(), *_same("term", "definition"), Links("see_also", models.TermTerm, "term")),
)

CLAIM_FACTOR = Form(
    "claim factor",
    models.ClaimFactor,
    (Reference("factor", "cited", kind="factor"), *_same("sign")),
    owner="owner",
)
CLAIM = Form(
    "claim",
    models.Claim,
    (
        Column("id", "slug"),
        Reference("source", "source", kind="source"),
        Column("locator.paragraph", "paragraph"),
        Column("locator.sentence", "sentence"),
        Column("locator.file_line", "file_line", optional=True, empty=None),
        Column("anchor.quote", "quote"),
        Column("anchor.paragraph", "quote_paragraph"),
        *_same("paraphrase", "kind"),
        Parts("factors", CLAIM_FACTOR),
        Links("figures", models.ClaimFigure, "figure"),
        Links("events", models.ClaimEvent, "event"),
        *_same("verdict", "editor_note"),
        *_rest("hidden", empty=False),
        *_same("confidence"),
        Links("sources", models.ClaimSource, "source"),
    ),
    name="id",
)

ALLIANCE = Form(
    "alliance",
    models.Alliance,
    (
        _slug(),
        Reference("a", "a", kind="figure"),
        Reference("b", "b", kind="figure"),
        *_same("kind", "strength"),
        Date("start", "start"),
        Date("end", "end"),
        *_same("basis", "ended_by"),
        Reference("end_event", "end_event", kind="event"),
        Links("events", models.AllianceEvent, "event"),
        Links("sources", models.AllianceSource, "source"),
        *_same("confidence"),
    ),
)

TIER = Form(
    "tier",
    models.Tier,
    (
        *_same("rank"),
        *_rest("label"),
        Links("factors", models.TierFactor, "factor"),
        *_rest("note"),
    ),
    owner="conclusion",
)
UNRANKED = Form(
    "unranked",
    models.Unranked,
    (Reference("factor", "cited", kind="factor"), *_rest("reason")),
    owner="owner",
)
RELATION = Form(
    "relation",
    models.ConclusionRelation,
    (
        _slug(),
        Reference("higher", "higher", kind="factor"),
        Reference("lower", "lower", kind="factor"),
        Column("relation", "kind"),
        *_same("strength"),
        Column("quote.text", "quote", optional=True),
        Column("quote.paragraph", "quote_paragraph", optional=True),
        Column("quote.sentence", "quote_sentence", optional=True, empty=None),
        Links("claims", models.RelationClaim, "claim"),
        Links("works", models.RelationSource, "source"),
        *_same("reasoning"),
    ),
    owner="conclusion",
)
TENSION = Form(
    "tension",
    models.Tension,
    (_slug(), Links("claims", models.TensionClaim, "claim"), *_same("point")),
    owner="conclusion",
)
CONCLUSION = Form(
    "conclusion",
    models.Conclusion,
    (
        _slug(),
        *_same("kind", "title"),
        *_rest("simplification", empty=False),
        *_rest("historians", empty=[]),
        *_rest("paragraph"),
        *_same("statement"),
        Parts("tiers", TIER),
        Parts("unranked", UNRANKED),
        Parts("relations", RELATION),
        *_rest("general_remark"),
        Column("strength_scale", "strength_scale", optional=True, empty={}, order=STRENGTHS),
        Parts("tensions", TENSION, optional=True),
        *_rest("fairness_note", "differs_from_essay", "caution"),
        Links("works", models.ConclusionSource, "source"),
        *_rest("confidence"),
    ),
)

# In an order in which nothing refers to what comes after it, but for lists, which are written last.
FORMS = (
    QUESTION,
    SOURCE,
    FACTOR,
    FIGURE,
    FACTION,
    EVENT,
    TERM,
    CLAIM,
    ALLIANCE,
    CONCLUSION,
)
BY_KIND = {form.kind: form for form in FORMS}
