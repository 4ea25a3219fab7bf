"""The driver of the tests: what makes a run fail, and which browser it takes."""

import pytest

from tests.engines import Missing, chromium, postgres
from tests.run import Counts, again, code_of, red_tests, report

GOOD = Counts(tests=7, failed=0, skipped=0)


def outcome(capsys, counts, codes=(0, 0)) -> tuple[int, str]:
    names = ("sqlite", "postgres")
    code = report(
        dict(zip(names, counts, strict=False)), dict(zip(names, codes, strict=False)), 1.0
    )
    return code, capsys.readouterr().out.splitlines()[-1]


def test_equal_and_passed(capsys):
    assert outcome(capsys, (GOOD, GOOD)) == (0, "1 s in all")


@pytest.mark.parametrize(
    ("second", "code", "complaint"),
    [
        (Counts(6, 0, 0), 0, "the engines ran different numbers of tests"),
        (Counts(7, 0, 1), 0, "tests were skipped"),
        (Counts(7, 1, 0), 1, "tests failed"),
    ],
)
def test_what_fails_a_run(capsys, second, code, complaint):
    assert outcome(capsys, (GOOD, second), (0, code)) == (1, f"FAILED: {complaint}.")


def test_nothing_tested_fails_a_run(capsys):
    assert outcome(capsys, (Counts(0, 0, 0),), (0,)) == (1, "FAILED: nothing was tested.")


def test_counts_are_read_from_the_report(tmp_path):
    file = tmp_path / "report.xml"
    file.write_text(
        '<testsuites><testsuite errors="1" failures="2" skipped="3" tests="10"/></testsuites>'
    )
    assert Counts.read(file) == Counts(tests=10, failed=3, skipped=3)
    assert Counts.read(file, file) == Counts(tests=20, failed=6, skipped=6)
    assert Counts.read(file, tmp_path / "none.xml").failed == 1


@pytest.mark.parametrize(
    ("codes", "code"), [([0, 0], 0), ([0, 5], 0), ([5, 5], 5), ([1, 5], 1), ([0, -9], -9)]
)
def test_one_part_may_be_empty_and_none_may_fail(codes, code):
    assert code_of(codes) == code


def test_red_tests_are_read_from_the_report(tmp_path):
    file = tmp_path / "report.xml"
    file.write_text(
        """<testsuites><testsuite>
        <testcase classname="tests.browser.test_a" name="test_green"/>
        <testcase classname="tests.browser.test_a" name="test_red[one-1]"><failure/></testcase>
        <testcase classname="tests.browser.test_b" name="test_broken"><error/></testcase>
        <testcase classname="tests.browser.test_b" name="test_broken"><failure/></testcase>
        <testcase classname="tests.permissions.test_c.TestAll" name="test_red"><failure/></testcase>
        </testsuite></testsuites>"""
    )
    assert red_tests(file) == [
        "tests/browser/test_a.py::test_red[one-1]",
        "tests/browser/test_b.py::test_broken",
        "tests/permissions/test_c.py::TestAll::test_red",
    ]
    assert red_tests(tmp_path / "none.xml") == []


@pytest.mark.parametrize(
    ("code", "passed", "line"),
    [
        (0, True, "sqlite: passed at a second look, nothing else running:"),
        (1, False, "sqlite: failed again:"),
    ],
)
def test_a_second_look_is_named_either_way(tmp_path, monkeypatch, capsys, code, passed, line):
    red = "tests/browser/test_a.py::test_red"

    class Pytest:
        def __init__(self, command, *, stdout, **options):
            assert command[-3:] == [red, "--bell-off", "--part=browser"]
            stdout.write("what it printed")

        def wait(self):
            return code

    monkeypatch.setattr("tests.run.subprocess.Popen", Pytest)
    assert again("sqlite", "browser", [red], {}, tmp_path, "--bell-off") is passed
    told = capsys.readouterr().out
    assert f"{line}\n  {red}\n" in told
    assert ("what it printed" in told) is not passed


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """A PATH with nothing on it; adds programs that print a line, or fail."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(chromium, "ON_MACOS", ())

    def add(name: str, line: str = "", code: int = 0) -> str:
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\necho '{line}'\nexit {code}\n")
        program.chmod(0o755)
        return str(program)

    return add


def test_the_named_browser_comes_first(programs, monkeypatch):
    programs("chromium", "Chromium 100")
    monkeypatch.setenv("CHROMIUM", programs("mine", "Chromium 7"))
    assert chromium.find().title.startswith("Chromium 7, from CHROMIUM")


def test_a_named_browser_that_does_not_run_is_no_browser(programs, monkeypatch):
    programs("chromium", "Chromium 100")
    monkeypatch.setenv("CHROMIUM", programs("mine", code=1))
    with pytest.raises(Missing, match="is not a browser that runs"):
        chromium.find()


def test_a_stub_on_the_path_is_passed_over(programs):
    programs("chromium-browser", "install the snap", code=1)
    programs("google-chrome", "Google Chrome 120")
    assert chromium.find().title.startswith("Google Chrome 120, on the PATH")


def test_the_browser_without_a_window_is_taken_before_the_whole(programs):
    programs("chromium", "Chromium 100")
    programs("chromium-headless-shell", "Chromium 99")
    assert chromium.find().title.startswith("Chromium 99, on the PATH")


def test_no_browser_at_all_fails(programs, monkeypatch):
    for attempt in ("_playwrights", "_install_playwrights", "_install_the_systems"):
        monkeypatch.setattr(chromium, attempt, lambda: None)
    with pytest.raises(Missing, match="No Chromium"):
        chromium.find()


def test_no_server_at_all_fails(monkeypatch):
    monkeypatch.setattr(postgres, "_programs", lambda: iter(()))
    with pytest.raises(Missing, match="No PostgreSQL could be started"), postgres.running():
        pass
