"""Files of a debate, each opened by a reader that is not ours, and compared with what is worked out by hand
(tests/class_of_seven.py, tests/views/test_findings.py)."""

import csv
import io
import json

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from debates.actions import erasing
from debates.actions.debates import FactorWording
from debates.models import Act, Debate
from tests.class_of_seven import CLOSING, class_of_seven, uncover
from tests.factories import cast, go_to, make_debate, make_seat, make_teacher
from tests.teachers import Teacher

pytestmark = pytest.mark.django_db
BALLOTS = ("closing-wide.csv", "closing-long.csv", "closing-preflib", "opening-wide.csv")
OF_CLASS = ("factors.csv", "measures.csv", "findings.json", "findings.xlsx")


def met(**plan) -> Teacher:
    return Teacher(uncover(class_of_seven(**plan), steps=4))


def file(novak: Teacher, name: str, *, click: bool = False) -> bytes:
    path = novak.url(f"findings/files/{name}")
    answer = novak.client.post(path) if click else novak.client.get(path)
    assert answer.status_code == 200, (name, answer.status_code)
    assert answer["Content-Disposition"].startswith('attachment; filename="')
    return answer.content


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_factors_stand_in_the_order_of_the_class():
    found = rows(file(met(anonymity="hands"), "factors.csv"))
    said = [
        (row["factor"], row["opening_place"], row["opening_average"], row["closing_place"],
         row["closing_average"], row["moved_up"], row["moved_down"])
        for row in found
    ]  # fmt: skip
    assert said == [
        ("d", "4", "4.2143", "1", "1.7143", "7", "0"),
        ("a", "1", "1.5714", "2", "2.3571", "1", "6"),
        ("b", "2", "1.8571", "2", "2.3571", "1", "3"),
        ("e", "4", "4.2143", "4", "4.1429", "1", "1"),
        ("c", "3", "3.1429", "5", "4.4286", "0", "7"),
    ]
    assert {row["likely_from"] for row in found} == {""}
    assert len({(row["debate"], row["revision"]) for row in found}) == 1


def test_every_number_has_a_row():
    found = {
        (row["round"], row["factor"], row["measure"]): row["value"]
        for row in rows(file(met(anonymity="teacher"), "measures.csv"))
    }
    assert found["closing", "d", "average place"] == "1.7143"
    assert found["opening", "a", "place"] == "1"
    assert found["closing", "d", "ballots with it above e"] == "5–7"
    assert found["closing", "a", "ballots with it above b"] == "3"
    assert found["closing", "d", "ballots with it in place 1–2"] == "5–7"
    assert found["closing", "a", "ballots with it in place 3"] == "3"
    assert found["both", "a", "moved down"] == "5–6"
    assert found["both", "c", "moved down"] == "7"
    assert ("closing", "a", "place likely from") not in found


def test_json_says_the_same():
    content = json.loads(file(met(), "findings.json"))
    assert (content["format"], content["version"]) == ("power-struggle/findings", 1)
    closing = content["rounds"][1]
    assert closing["average"]["d"] == {"place": 1, "average": 1.7143}
    assert closing["columns"] == [[1, 2], [3, 3], [4, 5]]
    assert closing["places"]["e"] == [[0, 2], [0, 2], [5, 7]]
    assert {"above": "d", "below": "e", "ballots": [5, 7]} in closing["duels"]
    assert closing["kemeny_orders"] == 2
    assert closing["kemeny"]["a"] == [2, 3]
    assert content["moved"]["pupils"] == 7
    assert [one["points"] for one in content["moved"]["factors"] if one["factor"] == "a"] == [
        -71.4286
    ]
    assert content["conclusion"]["title"] == "Essay Canary"
    assert len(content["conclusion"]["comparisons"]) == 3


def test_where_rankings_may_be_seen_places_are_told():
    content = json.loads(file(met(anonymity="hands"), "findings.json"))
    assert content["rounds"][1]["places"]["d"] == [4, 2, 0, 1, 0]
    found = rows(file(met(anonymity="hands", by=make_teacher("okoro")), "measures.csv"))
    assert [row["value"] for row in found if row["measure"] == "ballots with it in place 4"] == [
        *("4", "0", "0", "2", "2"),
        *("1", "0", "0", "2", "4"),
    ]


def test_a_workbook_has_numbers_as_numbers():
    book = openpyxl.load_workbook(io.BytesIO(file(met(anonymity="hands"), "findings.xlsx")))
    assert book.sheetnames == [
        "Factors",
        "Average places, and how sure th",
        "Where we put each factor",
        "Who moved each factor",
        "Two factors at a time",
        "Ways of counting",
    ]
    first = [cell.value for cell in book["Factors"][2]]
    assert first[:8] == ["d", "Factor D", 4, 4.2143, 1, 1.7143, None, None]
    assert [cell.value for cell in book["Where we put each factor"][2]] == [
        "Factor D",
        4,
        2,
        0,
        1,
        0,
    ]
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n"}


HOSTILE = ("=HYPERLINK(1)", "+1", "-1", "@x", "＝1", "=1+1\x07")


@pytest.mark.parametrize("title", HOSTILE)  # EC-103
def test_no_cell_of_any_file_is_a_formula(title):
    wordings = [FactorWording("a", title.replace("\x07", "")), FactorWording("b", "B")]
    debate = make_debate(wordings=wordings, anonymity="hands", conclusions={})
    debate.factors.filter(slug="a").update(title=title)
    for kind in ("opening", "closing"):
        debate = go_to(debate, kind)
        for seat in (
            debate.seats.all() if kind == "closing" else [make_seat(debate), make_seat(debate)]
        ):
            cast(seat, "a > b", kind=kind)
    Debate.objects.filter(pk=debate.pk).update(title=title.replace("\x07", ""))
    novak = Teacher(uncover(go_to(debate, "verdict"), steps=2))
    for name in ("factors.csv", "measures.csv"):
        for row in csv.reader(io.StringIO(file(novak, name).decode("utf-8-sig"))):
            assert [cell for cell in row if cell[:1] in "=+-@＝＋－＠\t\r" and cell] == []
    for name in ("closing-wide.csv", "closing-long.csv"):
        for row in csv.reader(io.StringIO(file(novak, name, click=True).decode("utf-8-sig"))):
            assert [cell for cell in row if cell[:1] in "=+-@＝＋－＠\t\r" and cell] == []
    book = openpyxl.load_workbook(io.BytesIO(file(novak, "findings.xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert title.replace("\x07", "") in {cell.value for cell in cells}


@pytest.mark.parametrize("anonymity", ["secret", "teacher", "hands"])
def test_ballots_are_handed_out_where_pupils_were_told_so(anonymity):
    novak = met(anonymity=anonymity)
    page = novak.page("findings/")
    for name in BALLOTS:
        path = novak.url(f"findings/files/{name}")
        assert novak.client.get(path).status_code == 404  # by a click alone
        assert novak.client.post(path).status_code == (404 if anonymity == "secret" else 200)
        assert (name in page) == (anonymity != "secret")
    verbs = list(Act.objects.filter(verb="export_debate").values_list("detail__ballots", flat=True))
    assert verbs == ([] if anonymity == "secret" else [7, 7, 7, 7])
    for name in OF_CLASS:
        file(novak, name)
    assert Act.objects.filter(verb="export_debate").count() == len(verbs)


def test_wide_and_long_ballots_are_the_ledgers():
    novak = met(anonymity="teacher")
    wide = rows(file(novak, "closing-wide.csv", click=True))
    orders = sorted("".join(f"{slug}{row[slug]}" for slug in "abcde") for row in wide)
    assert orders == sorted(
        [
            "a2b3c4d1e5", "a3b2c4d1e5", "a1b3c5d2e4", "a3b1c5d2e4", "a2b3c4d1e5", "a3b2c5d4e1",
            "a2b2c4d1e5",
        ]
    )  # fmt: skip
    pseudonyms = set(novak.debate.seats.values_list("pseudonym", flat=True))
    assert {row["voter"] for row in wide} == pseudonyms
    long = rows(file(novak, "closing-long.csv", click=True))
    assert len(long) == 7 * 5
    assert sum(row["choice"] == "d" and row["rank"] == "1" for row in long) == 4


def test_preflib_counts_equal_orders():
    """Ada and Emil order alike; Gus ties a and b, so the file is one of ties, complete."""
    novak = met(anonymity="hands")
    answer = novak.click("findings/files/closing-preflib")
    assert answer["Content-Disposition"] == 'attachment; filename="closing.toc"'
    lines = answer.content.decode().splitlines()
    head = dict(line[2:].split(": ", 1) for line in lines if line.startswith("# ") and ": " in line)
    assert (head["NUMBER ALTERNATIVES"], head["NUMBER VOTERS"]) == ("5", "7")
    number = {head[f"ALTERNATIVE NAME {n}"]: str(n) for n in range(1, 6)}
    body = [line for line in lines if not line.startswith("#")]
    assert body[0] == "2: " + ",".join(number[slug] for slug in "dabce")
    assert sum(int(line.split(":")[0]) for line in body) == len(CLOSING)
    assert any("{" in line for line in body)


def test_a_file_is_of_one_revision_and_moves_with_who_is_erased():
    novak = met(anonymity="hands")
    before = json.loads(file(novak, "findings.json"))
    erasing.erase_seat(seat=novak.debate.seats.first(), by=None)
    after = json.loads(file(novak, "findings.json"))
    assert before["revision"] != after["revision"]
    assert (before["rounds"][1]["erased"], after["rounds"][1]["erased"]) == (0, 1)
    assert len(rows(file(novak, "closing-wide.csv", click=True))) == 6


def test_without_the_extra_there_is_no_workbook(monkeypatch):
    monkeypatch.setattr("debates.boards.files.workbook.find_spec", lambda _name: None)
    novak = met()
    assert "findings.xlsx" not in novak.page("findings/")
    assert novak.client.get(novak.url("findings/files/findings.xlsx")).status_code == 404


def test_the_command_writes_what_the_page_offers(tmp_path, capsys):
    novak = met()
    call_command("export_debate", novak.debate.public_id, str(tmp_path / "out"))
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(OF_CLASS)
    assert (tmp_path / "out" / "factors.csv").read_bytes() == file(novak, "factors.csv")
    assert "4/4 findings.xlsx" in capsys.readouterr().out
    with pytest.raises(CommandError, match="exists"):
        call_command("export_debate", novak.debate.public_id, str(tmp_path / "out"))
    with pytest.raises(CommandError, match="no debate"):
        call_command("export_debate", "nonsense", str(tmp_path / "other"))


def test_the_command_writes_nothing_too_early(tmp_path):
    debate = class_of_seven()
    with pytest.raises(CommandError, match="uncovered"):
        call_command("export_debate", debate.public_id, str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()
