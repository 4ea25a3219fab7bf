"""What a password may be: long enough, not too long, not the first thing to try. Nothing else is asked."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from debates.models import User

ANNA = User(username="anna.novak", first_name="Annabella", last_name="Novakova")


@pytest.mark.parametrize(
    "password",
    ["correct horse battery", "twelve chars", "kamo-ruti-sevo-lapi", "žluťoučký kůň", "x q " * 32],
)
def test_it_may_be(password):
    validate_password(password, ANNA)


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("eleven char", "password_too_short"),
        ("x q " * 32 + "x", "password_too_long"),
        ("qwerty123456", "password_too_common"),
        ("annabella-novak", "password_too_similar"),
        ("Power Struggle 1", "password_is_our_name"),
        ("PowerStruggle!!!", "password_is_our_name"),
    ],
)
def test_it_may_not_be(password, why):
    with pytest.raises(ValidationError) as refused:
        validate_password(password, ANNA)
    assert why in [error.code for error in refused.value.error_list]
