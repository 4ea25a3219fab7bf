"""A pupil's own outline for an essay: her ranking, her reasons, the evidence she pinned, her judgement."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from debates.models import Argument, Counterfactual, ExitSentence, Phase, Pin, RoundKind, Seat, Side
from debates.queries.citations import reference
from debates.queries.dossier import Dossier
from debates.queries.evidence import class_dossier
from debates.queries.movement import own_rankings

from .fields import shown
from .places import ordinal
from .question_words import without_of
from .sentences import in_words

SHOWN = (Phase.VERDICT, Phase.EXIT, Phase.CLOSED)


@dataclass(frozen=True, slots=True)
class Reason:
    text: str = shown("What this pupil said.")
    is_for: bool = shown("It speaks for the factor's weight.")
    evidence: tuple[str, ...] = shown("What it rests on, cited in full, each with its strength.")


@dataclass(frozen=True, slots=True)
class Paragraph:
    place: str = shown("Where she ranked it.")
    factor: str = shown("The factor.")
    reasons: tuple[Reason, ...] = shown("What she said for and against it.")
    without: str = shown("What she thinks would have come without it; empty if she did not say.")


@dataclass(frozen=True, slots=True)
class Skeleton:
    question: str = shown("What is asked.")
    judgement: str = shown("Her exit sentence; empty before it is handed in.")
    paragraphs: tuple[Paragraph, ...] = shown("One a factor, in her order.")
    works: tuple[str, ...] = shown("Every source that she pinned.")


def skeleton(seat: Seat) -> Skeleton | None:
    """None before the verdict, and for who ranked nothing. Nine queries."""
    debate = seat.debate
    rankings = own_rankings(seat)
    ranking = rankings.get(RoundKind.CLOSING) or rankings.get(RoundKind.OPENING)
    if debate.phase not in SHOWN or ranking is None:
        return None
    titles = debate.titles()
    dossier = class_dossier(debate)
    said: dict[str, list[Argument]] = {}
    own = seat.arguments.exclude(state=Argument.State.WITHDRAWN).filter(side__in=Side.values)
    for argument in own.select_related("factor").prefetch_related("pins").order_by("id"):
        said.setdefault(argument.factor.slug, []).append(argument)
    answers = dict(seat.counterfactuals.values_list("factor__slug", "answer"))
    order = sorted(titles, key=lambda slug: ranking.place(slug) or len(titles) + 1)
    sentence = ExitSentence.objects.filter(seat=seat).select_related("because", "more_than").first()
    pins = [pin for some in said.values() for argument in some for pin in argument.pins.all()]
    return Skeleton(
        question=debate.edition.title,
        judgement=in_words(debate, sentence) if sentence else "",
        paragraphs=tuple(
            Paragraph(
                place=ordinal(place) if (place := ranking.place(slug)) else _("left out"),
                factor=titles[slug],
                reasons=tuple(_reason(one, dossier) for one in said.get(slug, ())),
                without=_without(answers.get(slug), without_of(debate)),
            )
            for slug in order
        ),
        works=tuple(
            sorted(
                {
                    _work(dossier, pin.slug)
                    for pin in pins
                    if pin.kind == Pin.Kind.SOURCE and pin.slug in dossier.sources
                }
            )
        ),
    )


def _reason(argument: Argument, dossier: Dossier) -> Reason:
    cited = [_cited(pin, dossier) for pin in argument.pins.all()]
    return Reason(argument.text, argument.side == Side.FOR, tuple(one for one in cited if one))


def _cited(pin: Pin, dossier: Dossier) -> str:
    """Empty for what the class does not have (any more)."""
    weight = Pin.Weight(pin.weight).label
    if pin.kind == Pin.Kind.SOURCE and pin.slug in dossier.sources:
        return f"{_work(dossier, pin.slug)} ({weight})"
    if pin.kind == Pin.Kind.EVENT and pin.slug in dossier.events:
        event = dossier.events[pin.slug]
        return f"{event.title}, {event.date} ({weight})"
    if pin.kind == Pin.Kind.CLAIM and pin.slug in dossier.claims:
        claim = dossier.claims[pin.slug]
        return f"{claim.paraphrase} [{_('the essay')}, {claim.paragraph}] ({weight})"
    return ""


def _work(dossier: Dossier, slug: str) -> str:
    return str(reference(dossier.sources[slug].citation, "chicago"))


def _without(answer: str | None, question: str) -> str:
    if answer is None:
        return ""
    label = Counterfactual.Answer(answer).label
    return _("Without it: %(question)s %(answer)s.") % {"question": question, "answer": label}


def judgement_or_question(board: Skeleton) -> str:
    return board.judgement or _("Which factor weighs most, by what measure?")


def as_markdown(board: Skeleton) -> str:
    """The same as a file that any word processor opens."""
    lines = [f"# {board.question}", "", f"## {_('Judgement')}", ""]
    lines += [_plain(judgement_or_question(board)), ""]
    for paragraph in board.paragraphs:
        lines += [f"## {paragraph.place}: {_plain(paragraph.factor)}", ""]
        for reason in paragraph.reasons:
            side = _("For") if reason.is_for else _("Against")
            lines.append(f"- **{side}:** {_plain(reason.text)}")
            lines += [f"  - {_plain(one)}" for one in reason.evidence]
        lines += [f"- {_plain(paragraph.without)}"] if paragraph.without else []
        lines += [f"- {_('How does this answer the question?')}", ""]
    lines += [
        f"## {_('Conclusion')}",
        "",
        _("Come back to your judgement: what would change it?"),
        "",
    ]
    if board.works:
        lines += [f"## {_('Sources')}", "", *(f"- {_plain(work)}" for work in board.works), ""]
    return "\n".join(lines)


def _plain(text: str) -> str:
    """What a pupil typed is text in Markdown too, and no link, picture or heading."""
    return "".join(f"\\{one}" if one in "\\`*_[]<>#|!~" else one for one in text)
