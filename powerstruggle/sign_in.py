"""The form that staff sign in with."""

from allauth.account.forms import LoginForm
from django.core.validators import MaxLengthValidator

LONGEST_NAME = 254


class SignInForm(LoginForm):
    """A name of any length would become a search that SQLite refuses."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].validators.append(MaxLengthValidator(LONGEST_NAME))
