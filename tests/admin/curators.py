"""A curator's browser without script: opens pages, changes fields, presses buttons."""

from html.parser import HTMLParser

from django.test import Client
from django.urls import reverse

from debates.actions.staff import make_curator
from debates.models import User
from tests.factories import make_teacher
from tests.staff import give_app


def make_curator_account(username: str) -> User:
    user = make_teacher(username)
    make_curator(user=user)
    give_app(user)
    return user


class Fields(HTMLParser):
    """What a browser would send for the forms of a page, by name."""

    def __init__(self, text: str):
        super().__init__()
        self.found: dict[str, str] = {}
        self.errors: list[str] = []
        self.area = self.select = ""
        self.in_errors = 0
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        name = attrs.get("name", "")
        if tag == "input" and name and attrs.get("type") not in ("submit", "file"):
            is_box = attrs.get("type") in ("checkbox", "radio")
            if not is_box or "checked" in attrs:
                self.found[name] = attrs.get("value", "on" if is_box else "")
        elif tag == "textarea":
            self.area, self.found[name] = name, ""
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select:
            if "selected" in attrs or self.select not in self.found:
                self.found[self.select] = attrs.get("value", "")
        elif tag == "ul" and "errorlist" in attrs.get("class", ""):
            self.in_errors += 1

    def handle_endtag(self, tag):
        if tag == "textarea":
            # A browser leaves out the line break that a template may put first.
            self.found[self.area] = self.found[self.area].removeprefix("\r\n").removeprefix("\n")
            self.area = ""
        elif tag == "select":
            self.select = ""
        elif tag == "ul" and self.in_errors:
            self.in_errors -= 1

    def handle_data(self, data):
        if self.area:
            self.found[self.area] += data
        elif self.in_errors and data.strip():
            self.errors.append(data.strip())


def page_of(row, what: str = "change", *more) -> str:
    return reverse(f"admin:debates_{row._meta.model_name}_{what}", args=[row.pk, *more])


class Curator:
    def __init__(self, user: User):
        self.user = user
        self.client = Client()
        self.client.force_login(user)

    def see(self, path: str, status: int = 200) -> str:
        answer = self.client.get(path)
        assert answer.status_code == status, answer.status_code
        return answer.text

    def press(self, path: str, status: int = 302, **sent) -> str:
        answer = self.client.post(path, sent)
        assert answer.status_code == status, (answer.status_code, Fields(answer.text).errors)
        return answer.text

    def save(self, path: str, **changes) -> list[str]:
        """Change fields of the form at `path` and save; the errors shown, none when it was saved."""
        fields = Fields(self.see(path)).found
        unknown = [name for name in changes if name not in fields and not name.endswith("DELETE")]
        boxes = {"hidden", "in_essay", "named_in_essay", "circa"}
        assert not set(unknown) - boxes, unknown
        answer = self.client.post(path, {**fields, **changes})
        if answer.status_code == 302:
            return []
        assert answer.status_code == 200
        return Fields(answer.text).errors or ["?"]
