"""What each level of anonymity lets people see, in words: for pupils before they type anything, on
their own page, and for the teacher. docs/anonymity.md holds the same for every output."""

from django.utils.translation import gettext as _

from debates.models import Anonymity


def teacher_can_see(anonymity: str) -> str:
    return {
        Anonymity.SECRET: _(
            "Your teacher can see: whether you have handed in and how far you have come, "
            "and your name if you type it. Not how you ranked."
        ),
        Anonymity.TEACHER: _(
            "Your teacher can see: how you ranked, with your pseudonym, "
            "and with your name if you type it."
        ),
        Anonymity.HANDS: _(
            "A show of hands. Your teacher can see: how you ranked, with your pseudonym, "
            "and with your name if you type it."
        ),
    }[Anonymity(anonymity)]


def class_can_see(anonymity: str) -> str:
    if anonymity == Anonymity.HANDS:
        return _(
            "The class can see: how you ranked, if your teacher shows it, "
            "under your pseudonym and never with your name."
        )
    return _("The class can see: only what five or more of you together make of it.")


def privacy_words(anonymity: str) -> str:
    """Both, for a pupil's own page."""
    return f"{teacher_can_see(anonymity)} {class_can_see(anonymity)}"


def teacher_sees(anonymity: str) -> str:
    """For the console."""
    return {
        Anonymity.SECRET: _(
            "Ballots are secret: you see who has handed in, never how they ranked."
        ),
        Anonymity.TEACHER: _("Pupils know that you can see each ranking."),
        Anonymity.HANDS: _(
            "A show of hands: pupils know that rankings can be shown under pseudonyms."
        ),
    }[Anonymity(anonymity)]
