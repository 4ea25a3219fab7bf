"""Rules for passwords beside Django's own. Nothing is looked up elsewhere; no kind of sign is asked for."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LONGEST = 128


class NotTooLong:
    def validate(self, password: str, user=None) -> None:
        if len(password) > LONGEST:
            raise ValidationError(self.get_help_text(), code="password_too_long")

    def get_help_text(self) -> str:
        return _("A password has at most %(most)d characters.") % {"most": LONGEST}


class NotOurName:
    """What stands on every page of the site is the first thing to try."""

    words = ("powerstruggle",)
    fewest_others = 8

    def validate(self, password: str, user=None) -> None:
        letters = "".join(sign for sign in password.lower() if sign.isalnum())
        for word in self.words:
            if word in letters and len(letters) - len(word) < self.fewest_others:
                raise ValidationError(self.get_help_text(), code="password_is_our_name")

    def get_help_text(self) -> str:
        return _("The name of this site makes a password easy to guess.")
