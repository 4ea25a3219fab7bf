"""What each level of anonymity lets people see, in words: for pupils before they type anything, on
their own page, and for the teacher. docs/anonymity.md holds the same for every output."""

from django.utils.translation import gettext as _

from debates.models import Anonymity, Debate, Seat


def teacher_can_see(anonymity: str, *, is_of_roster: bool = False) -> str:
    """`is_of_roster`: the teacher has the name already, whatever the pupil types."""
    name = _("your name") if is_of_roster else _("your name if you type it")
    return {
        Anonymity.SECRET: _(
            "Your teacher can see: whether you have handed in and how far you have come, "
            "and %(name)s. Not how you ranked."
        ),
        Anonymity.TEACHER: _(
            "Your teacher can see: how you ranked, with your pseudonym, and with %(name)s."
        ),
        Anonymity.HANDS: _(
            "A show of hands. Your teacher can see: how you ranked, with your pseudonym, "
            "and with %(name)s."
        ),
    }[Anonymity(anonymity)] % {"name": name}


def class_can_see(anonymity: str) -> str:
    if anonymity == Anonymity.HANDS:
        return _(
            "The class can see: how you ranked, if your teacher shows it, "
            "under your pseudonym and never with your name."
        )
    return _("The class can see: only what five or more of you together make of it.")


def class_can_read(anonymity: str) -> str:
    if anonymity == Anonymity.HANDS:
        return _("It can read what you write, with your pseudonym.")
    return _("It can read what you write, without a name.")


def who_sees(debate: Debate, *, is_of_roster: bool) -> str:
    """All of it, before a pupil types anything."""
    sees = teacher_can_see(debate.anonymity, is_of_roster=is_of_roster)
    return f"{sees} {class_can_see(debate.anonymity)} {class_can_read(debate.anonymity)}"


def words_are_seen(anonymity: str) -> str:
    """Of what pupils write, before they write it."""
    return {
        Anonymity.SECRET: _(
            "The class reads it without a name. Your teacher does not see who wrote it either."
        ),
        Anonymity.TEACHER: _(
            "The class reads it without a name. Your teacher sees your pseudonym, and your name if "
            "you gave it."
        ),
        Anonymity.HANDS: _(
            "The class reads it with your pseudonym. Your teacher sees your name, too, if you gave it."
        ),
    }[Anonymity(anonymity)]


def privacy_words(seat: Seat) -> str:
    """The same for a pupil's own page."""
    return who_sees(seat.debate, is_of_roster=seat.pupil_id is not None)


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
