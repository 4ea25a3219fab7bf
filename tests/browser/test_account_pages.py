"""A staff account in a real browser: a passkey, a provider, and nothing in the way of anybody.

Passkeys need a secure context, which http://localhost is; Chromium's own virtual device holds them.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.engines import issuer as issuers
from tests.factories import make_teacher
from tests.fixtures.browsers import LAPTOP, PHONE, SMALL_PHONE
from tests.staff import code_at

PASSWORD = "correct horse battery"


@pytest.fixture
def here(server) -> str:
    """The server as this machine's own browser calls it."""
    return f"http://localhost:{server.port}"


def sign_in(page, name: str = "novak") -> None:
    page.goto("/sign-in/")
    page.get_by_label("Name or e-mail").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def confirm(page) -> None:
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()


def give_device(page):
    """A device that holds passkeys and knows its owner; a function that says whether it agrees."""
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    held = cdp.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]

    def agrees(yes: bool) -> None:
        cdp.send("WebAuthn.setUserVerified", {"authenticatorId": held, "isUserVerified": yes})

    return agrees


def heading(page, text: str) -> None:
    expect(page.get_by_role("heading", level=1, name=text)).to_be_visible()


def test_a_passkey_is_added_and_then_signs_in(person, here):
    make_teacher()
    page = person(LAPTOP, url=here)
    agrees = give_device(page)
    sign_in(page)
    page.get_by_role("link", name="Your account").click()
    page.get_by_role("link", name="Add a second factor").click()
    page.get_by_role("link", name="Add a passkey").click()
    confirm(page)
    agrees(False)
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("alert")).to_have_text(re.compile("no passkey was added"))
    agrees(True)
    page.get_by_role("button", name="Add it").click()
    page.get_by_role("button", name="Show my codes").click()
    expect(page.get_by_role("listitem").locator("code")).to_have_count(10)

    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign in with a passkey").click()
    heading(page, "Your debates")

    # With the password the passkey is asked for, and before a sensitive page it does as well.
    page.get_by_role("button", name="Sign out").click()
    sign_in(page)
    heading(page, "Your second factor")
    page.get_by_role("button", name="Use your passkey").click()
    heading(page, "Your debates")
    page.goto("/account/second-factor/app/")
    page.get_by_role("link", name="Use a passkey").click()
    page.get_by_role("button", name="Use your passkey").click()
    heading(page, "Set up an app")

    page.goto("/account/second-factor/")
    page.get_by_role("link", name="Remove Passkey 1").click()
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_role("link", name="Add a passkey")).to_be_visible()
    expect(page.get_by_text("added")).to_have_count(0)


def test_a_form_leads_to_the_provider_and_back(person, server, settings):
    """The policy lets forms lead nowhere else; Chromium also looks at where their answers lead."""
    from powerstruggle import sign_on

    with issuers.running() as issuer:
        issuer.person = {"sub": "anna-7", "preferred_username": "anna"}
        settings.SCHOOL_ACCOUNTS = sign_on.any_other(
            OIDC_NAME="Hillside School",
            OIDC_URL=issuer.url,
            OIDC_CLIENT_ID=issuers.CLIENT_ID,
            OIDC_CLIENT_SECRET=issuers.CLIENT_SECRET,
        )
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": settings.SCHOOL_ACCOUNTS}}
        settings.TEACHERS = "open"
        page = person(PHONE, allow=(f"asked another host: {issuer.url}/authorize",))
        page.goto("/sign-in/")
        page.get_by_role("button", name="Go on with Hillside School").click()
        heading(page, "Your debates")
        expect(page.get_by_role("button", name="Sign out anna")).to_be_visible()


def test_nothing_is_in_the_way_on_any_page(person, here, violations, settings):
    from debates.actions.staff import invite_teacher
    from debates.models import User
    from powerstruggle import sign_on

    settings.SCHOOL_ACCOUNTS = sign_on.any_other(
        OIDC_NAME="Hillside School",
        OIDC_URL="http://127.0.0.1:9",
        OIDC_CLIENT_ID="a",
        OIDC_CLIENT_SECRET="b",
    )
    User.objects.create_superuser("root", password=PASSWORD)
    _invitation, key = invite_teacher(note="Ms Okoro")
    page = person(SMALL_PHONE, url=here)
    faults: dict[str, list[str]] = {}

    def look(name: str, title: str) -> None:
        heading(page, title)
        page.wait_for_load_state()
        wide = page.evaluate("document.documentElement.scrollWidth")
        faults[name] = violations(page) + ([f"{wide} wide"] if wide > 320 else [])

    def see(path: str, title: str) -> None:
        page.goto(path)
        look(path, title)

    def press(button: str) -> None:
        page.get_by_role("button", name=button).click()

    see(f"/invitation/{key}/", "Make your account")
    press("Make the account")
    expect(page.get_by_role("alert")).to_be_visible()
    look("an account not made", "Make your account")
    see("/invitation/x/", "No new account")
    see("/sign-in/", "Sign in")
    sign_in(page, "root")
    look("a second factor is needed", "Second factor")
    page.get_by_role("link", name="Set up an app").click()
    look("is it you", "Is it you?")
    confirm(page)
    look("set up an app", "Set up an app")
    page.get_by_label("Six digits").fill("000000")
    press("Set it up")
    expect(page.get_by_text("Incorrect code.")).to_be_visible()
    look("a wrong code", "Set up an app")
    page.get_by_label("Six digits").fill(code_at(secret=page.locator(".secret").inner_text()))
    press("Set it up")
    look("codes wait", "Second factor")
    press("Show my codes")
    look("codes", "Your recovery codes")
    see("/account/", "Your account")
    see("/account/password/", "Change your password")
    see("/account/second-factor/", "Second factor")
    see("/account/confirm/code/", "Is it you?")
    see("/account/second-factor/codes/new/", "New recovery codes?")
    see("/account/second-factor/app/remove/", "Remove the app?")
    see("/account/second-factor/passkey/", "Add a passkey")
    see("/account/invitations/", "Invite teachers")
    page.get_by_label("For whom").fill("Mr Weber")
    press("Make a link")
    expect(page.get_by_role("status")).to_be_visible()
    look("a link", "Invite teachers")
    page.goto("/account/")
    press("Sign out root")
    sign_in(page, "root")
    look("second factor asked for", "Your second factor")
    assert {name: found for name, found in faults.items() if found} == {}
    assert len(faults) == 20
