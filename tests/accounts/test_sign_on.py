"""What the environment says about a school's own accounts, and about who may teach."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from powerstruggle import sign_on

TENANT = "11111111-2222-3333-4444-555555555555"
GOOGLE = {"GOOGLE_CLIENT_ID": "a", "GOOGLE_CLIENT_SECRET": "b", "GOOGLE_DOMAIN": "school.example"}
MICROSOFT = {
    "MICROSOFT_CLIENT_ID": "a",
    "MICROSOFT_CLIENT_SECRET": "b",
    "MICROSOFT_TENANT": TENANT,
}
OIDC = {
    "OIDC_NAME": "Hillside School",
    "OIDC_URL": "https://id.hillside.example/realms/staff",
    "OIDC_CLIENT_ID": "a",
    "OIDC_CLIENT_SECRET": "b",
}
ALL = [(sign_on.google, GOOGLE), (sign_on.microsoft, MICROSOFT), (sign_on.any_other, OIDC)]


@pytest.mark.parametrize(("read", "values"), ALL)
def test_all_values_switch_one_on_and_none_leave_it_off(read, values):
    (found,) = read(**values)
    assert (found["client_id"], found["secret"]) == ("a", "b")
    assert read(**dict.fromkeys(values, "")) == []


@pytest.mark.parametrize(("read", "values"), ALL)
def test_half_of_one_is_refused_with_what_is_missing(read, values):
    for name in values:
        with pytest.raises(ImproperlyConfigured, match=f"also needs {name}"):
            read(**values | {name: ""})


@pytest.mark.parametrize(
    ("read", "values", "sentence"),
    [
        (sign_on.microsoft, MICROSOFT | {"MICROSOFT_TENANT": "common"}, "the id of one school"),
        (sign_on.google, GOOGLE | {"GOOGLE_DOMAIN": "everybody"}, "is not a domain"),
        (sign_on.any_other, OIDC | {"OIDC_URL": "http://id.example"}, "begin with https://"),
        (sign_on.any_other, OIDC | {"OIDC_URL": "https://id.example/?a=b"}, "not the address"),
        (sign_on.any_other, OIDC | {"OIDC_URL": "https://"}, "not the address"),
    ],
)
def test_nonsense_is_refused(read, values, sentence):
    with pytest.raises(ImproperlyConfigured, match=sentence):
        read(**values)


@pytest.mark.parametrize(
    ("way", "domains", "providers", "sentence"),
    [
        ("everybody", [], [], "is unknown"),
        ("invitation", ["a.example"], [], "needs TEACHERS=domains"),
        ("domains", [], [{}], "needs TEACHER_DOMAINS"),
        ("domains", ["a.example"], [], "needs verified addresses"),
    ],
)
def test_a_way_to_become_a_teacher_that_cannot_work_is_refused(way, domains, providers, sentence):
    with pytest.raises(ImproperlyConfigured, match=sentence):
        sign_on.who_may_teach(way, domains, providers)


def test_domains_are_read_as_people_write_them():
    assert sign_on.domains("X", ["@Staff.School.example"]) == ["staff.school.example"]
