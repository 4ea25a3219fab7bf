"""Everything about one person as a file to hand over: JSON for machines, CSV for a spreadsheet."""

import csv
import io
import json
import unicodedata
import zipfile
from datetime import datetime

from django.core.serializers.json import DjangoJSONEncoder

from debates.queries.person import Person, everything_about

# A cell that begins so would be a formula where it is opened.
FORMULAS = tuple("=+-@\t\r\n")


def person_file(person: Person, *, at: datetime) -> bytes:
    """A zip with person.json and one CSV for each table that has rows."""
    tables = everything_about(person)
    whole = {"made_at": at, **tables}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        text = json.dumps(whole, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
        archive.writestr("person.json", text)
        for name, rows in tables.items():
            if rows:
                archive.writestr(f"{name}.csv", _csv(rows))
    return packed.getvalue()


def _csv(rows: list[dict[str, object]]) -> str:
    written = io.StringIO()
    lines = csv.writer(written)
    lines.writerow(rows[0])
    lines.writerows([_cell(value) for value in row.values()] for row in rows)
    return "\ufeff" + written.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat()
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return neutral(text)


def neutral(text: str) -> str:
    """Text that no spreadsheet takes for a formula, also when typed full-width; without controls."""
    bare = "".join(sign for sign in text if sign == "\n" or unicodedata.category(sign) != "Cc")
    # What stands before an equals sign and goes must not leave it first.
    is_formula = any(
        unicodedata.normalize("NFKC", start).startswith(FORMULAS) for start in (text, bare)
    )
    return f"'{bare}" if is_formula else bare
