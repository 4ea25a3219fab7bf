"""Looking changes nothing: each role follows every kind of link it is shown, and every form is asked for."""

from html.parser import HTMLParser
from typing import ClassVar
from urllib.parse import urljoin, urlsplit

from django.apps import apps
from django.db import connection
from django.urls import Resolver404, resolve

from .matrix import roles, rows

# A visit may be remembered, and is no change.
REMEMBERED = ("django_session",)


Form = tuple[str, str, dict[str, str]]  # method, address, fields as they are shown


class Page(HTMLParser):
    """Where a page leads, and its forms as a browser would send them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[Form] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self.links += [named[one] for one in ("href", "hx-get") if tag != "link" and named.get(one)]
        if tag == "form":
            is_post = named.get("method", "").lower() == "post"
            self.forms.append(("post" if is_post else "get", named.get("action") or "", {}))
        is_field = tag in ("input", "textarea", "select", "button")
        if is_field and self.forms and named.get("name"):
            self.forms[-1][2].setdefault(named["name"], named.get("value") or "")


class Looking:
    shown: ClassVar[dict[str, list[Form]]] = {}

    def test_looking_changes_nothing(self):
        # What a look writes is the same on the second engine: three roles stand for all there.
        asked = roles() if connection.vendor == "sqlite" else ("guest", "owner", "curator")
        for role in asked:
            with self.cast.asking(role):
                before = everything()
                self.shown[role] = self.walk(role)
                assert everything() == before, role

    def forms_shown(self, role: str) -> list[Form]:
        """The forms that the role meets on its walk; walked once."""
        if role not in self.shown:
            with self.cast.asking(role):
                self.shown[role] = self.walk(role)
        return self.shown[role]

    def walk(self, role: str) -> list[Form]:
        """Goes from the front pages and the role's own wherever links lead: one page of each view."""
        client, seen, forms = self.cast.clients[role], set(), []
        waiting = [
            "/",
            "/back/",
            "/library/",
            "/teacher/",
            "/teacher/new/",
            "/curate/",
            "/sign-in/",
        ]
        waiting += [self.cast.path(row.name) for row in rows() if row.get[role] == 200]
        for path in waiting:  # grows while it is walked
            view = view_of(path)
            if view is None or view in seen:
                continue
            seen.add(view)
            answer = client.get(path)
            if answer.status_code == 200 and "html" in answer["Content-Type"]:
                page = Page(answer.text)
                waiting += [urljoin(path, link) for link in page.links if "://" not in link]
                forms += [(how, urljoin(path, to), fields) for how, to, fields in page.forms]
        return forms


def view_of(path: str) -> str | None:
    """The name of the view behind a link; None for what is not a page of ours. Every page of a preview
    reads the whole manuscript, so one stands for all."""
    try:
        name = resolve(urlsplit(path).path).view_name
    except Resolver404:
        return None
    return "preview" if name.startswith(("preview:", "revealed:")) else name


def everything() -> dict[str, list]:
    """Every row there is, by table."""
    return {
        model._meta.db_table: list(model._base_manager.order_by("pk").values())
        for model in apps.get_models(include_auto_created=True)
        if model._meta.db_table not in REMEMBERED
    }
