"""Packs out and in: what is downloaded, what an upload shows, and that nothing is written before a yes."""

import datetime
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from debates.actions.uploads import keep_upload
from debates.models import Edition, Event, Question, Revision, UploadedPack
from debates.queries.manuscript import entries_in
from debates.queries.packs import (
    content_of,
    entries_of_content,
    pack_texts,
    read_archive,
    read_dossier,
    read_entries,
    zipped,
)
from tests.admin.curators import page_of
from tests.dossiers.folders import ROME, STALIN

pytestmark = pytest.mark.django_db

UPLOAD = "/curate/packs/"
EVENT = "lenin-dies-1924"


def sent(stored: bytes, name: str = "pack.zip") -> dict:
    return {"pack": SimpleUploadedFile(name, stored, content_type="application/zip")}


def pack(**changed) -> bytes:
    """The shipped dossier as a zip, with the title of one event changed."""
    entries = read_entries(STALIN)
    entries["event"][EVENT].update(changed)
    return zipped(entries)


def upload(curator, stored: bytes) -> str:
    answer = curator.client.post(UPLOAD, sent(stored))
    assert answer.status_code == 302, answer.text
    return answer["Location"]


def shown(text: str) -> str:
    return text.split('name="shown" value="')[1].split('"')[0]


def test_the_manuscript_is_downloaded_as_a_pack(okoro, stalin):
    okoro.save(page_of(Event.objects.get(slug=EVENT)), title="Lenin is dead")
    answer = okoro.client.get("/curate/manuscript/stalin/pack.zip")
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"] == 'attachment; filename="stalin-manuscript.zip"'
    assert answer["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    assert read_archive(answer.content) == entries_in(stalin)


def test_the_edition_is_downloaded_as_it_was_published(okoro, stalin):
    okoro.save(page_of(Event.objects.get(slug=EVENT)), title="Lenin is dead")
    answer = okoro.client.get("/curate/manuscript/stalin/edition.zip")
    assert answer["Content-Disposition"] == 'attachment; filename="stalin-edition-1.zip"'
    assert content_of(read_archive(answer.content)) == Edition.objects.get().content


@pytest.mark.parametrize("folder", [STALIN, ROME])
def test_an_edition_gives_its_entries_back(folder):
    """All but the notes for editors, which are in no edition."""
    entries = read_entries(folder)
    again = entries_of_content(read_dossier(folder))
    question = next(iter(entries["question"].values()))
    assert question.pop("notes")
    next(iter(again["question"].values())).pop("notes")
    assert again == entries


def test_nothing_to_download_before_the_first_edition(okoro, db):
    Question.objects.create(slug="new", title="New?")
    okoro.see("/curate/manuscript/new/edition.zip", status=404)


def test_a_pack_is_shown_and_written_only_after_a_yes(okoro, stalin):
    path = upload(okoro, pack(title="Lenin is dead"))
    before = entries_in(stalin)
    text = okoro.see(path)
    assert f"events: {EVENT}" in text
    assert "<ins>Lenin is dead</ins>" in text
    assert entries_in(stalin) == before
    okoro.press(path, shown=shown(text))
    assert entries_in(stalin)["event"][EVENT]["title"] == "Lenin is dead"
    last = Revision.objects.get(kind="event", slug=EVENT, number=2)
    assert (last.by, last.why) == (okoro.user, "Uploaded as a pack.")
    assert Edition.objects.count() == 1  # it is proposed and published like any other change
    assert not UploadedPack.objects.exists()
    okoro.see(path, status=404)


def test_a_no_puts_the_pack_away(okoro, stalin):
    path = upload(okoro, pack(title="Lenin is dead"))
    okoro.press(path, no="yes", shown="")
    assert not UploadedPack.objects.exists()
    assert not Revision.objects.filter(number=2).exists()


def test_a_manuscript_changed_meanwhile_is_shown_again(okoro, weber, stalin):
    path = upload(okoro, pack(title="Lenin is dead"))
    seen = shown(okoro.see(path))
    weber.save(page_of(Event.objects.get(slug=EVENT)), summary="He died.")
    text = okoro.press(path, status=409, shown=seen)
    assert "Somebody changed the manuscript meanwhile." in text
    assert "<del>He died.</del>" in text
    assert entries_in(stalin)["event"][EVENT]["summary"] == "He died."
    okoro.press(path, shown=shown(text))
    assert entries_in(stalin)["event"][EVENT]["title"] == "Lenin is dead"


def test_an_upload_is_its_curators_own(okoro, weber, stalin):
    path = upload(okoro, pack(title="Lenin is dead"))
    weber.see(path, status=404)
    weber.press(path, status=404, shown="x")


def test_a_new_upload_takes_the_place_of_the_last_and_old_ones_go(okoro, weber, stalin):
    old = keep_upload(stored=b"x", by=weber.user)
    UploadedPack.objects.filter(pk=old.pk).update(at=timezone.now() - datetime.timedelta(days=2))
    first = upload(okoro, pack(title="First"))
    upload(okoro, pack(title="Second"))
    okoro.see(first, status=404)
    assert UploadedPack.objects.count() == 1


def test_a_pack_of_another_question_adds_it(okoro, stalin):
    path = upload(okoro, zipped(read_entries(ROME)))
    text = okoro.see(path)
    assert "A new question" in text
    assert Question.objects.count() == 1
    okoro.press(path, shown=shown(text))
    rome = Question.objects.get(slug="rome")
    assert entries_in(rome) == read_entries(ROME)
    assert not rome.editions.exists()
    assert Client().get("/library/rome/").status_code == 404
    assert "Nothing is published yet" in okoro.see("/curate/manuscript/rome/")


def test_faults_are_told_with_file_and_line_and_nothing_is_kept(okoro, stalin):
    texts = pack_texts(read_entries(STALIN))
    texts["events.yaml"] = texts["events.yaml"].replace("precision: day", "precision: dawn", 1)
    line = next(
        number
        for number, text in enumerate(texts["events.yaml"].splitlines(), 1)
        if "precision: dawn" in text
    )
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        for name, text in texts.items():
            archive.writestr(f"stalin/{name}", text)
    answer = okoro.client.post(UPLOAD, sent(stored.getvalue()))
    assert answer.status_code == 422
    assert f"<strong>events.yaml, line {line}</strong>" in answer.text
    assert "is “dawn”; it has to be one of: year, month, day" in answer.text
    assert not UploadedPack.objects.exists()


@pytest.mark.parametrize(
    ("stored", "cause"),
    [
        (b"no zip at all", "is not a zip that can be read"),
        (b"", "The submitted file is empty."),
    ],
)
def test_what_is_no_pack_is_refused(okoro, stalin, stored, cause):
    answer = okoro.client.post(UPLOAD, sent(stored))
    assert answer.status_code == 422
    assert cause in answer.text


def test_a_file_of_more_than_ten_megabytes_is_refused(okoro, stalin):
    for extra, cause in (
        (0, "is not a zip that can be read"),
        (1, "The file is larger than 10 MB."),
    ):
        answer = okoro.client.post(UPLOAD, sent(b"x" * (10_000_000 + extra)))
        assert answer.status_code == 422
        assert cause in answer.text


def test_no_file_at_all(okoro, stalin):
    answer = okoro.client.post(UPLOAD, {})
    assert answer.status_code == 422
    assert "This field is required." in answer.text


def test_the_token_is_asked_for_before_a_file_is_looked_at(okoro, stalin):
    careful = Client(enforce_csrf_checks=True)
    careful.cookies = okoro.client.cookies
    assert careful.post(UPLOAD, sent(pack())).status_code == 403
    assert not UploadedPack.objects.exists()


@pytest.mark.parametrize("path", ["/", "/sign-in/", "/curate/debates/term/add/?question=stalin"])
def test_no_other_page_takes_a_file(okoro, stalin, path):
    assert okoro.client.post(path, sent(b"x")).status_code == 400


def test_an_end_before_its_beginning_is_named(okoro, stalin):
    """A month counts from its first day."""
    entries = read_entries(STALIN)
    entries["event"][EVENT]["date"] = {"value": "1924-01-21", "precision": "day"}
    entries["event"][EVENT]["end_date"] = {"value": "1924-01", "precision": "month"}
    answer = okoro.client.post(UPLOAD, sent(zipped(entries)))
    assert answer.status_code == 422
    assert "end_date begins before “date”" in answer.text


def test_what_only_the_database_refuses_is_answered_in_words(okoro, stalin, monkeypatch):
    path = upload(okoro, pack(title="Lenin is dead"))

    def refuse(**asked):
        raise IntegrityError

    monkeypatch.setattr("debates.admin.packs.load_pack", refuse)
    text = okoro.press(path, status=409, shown=shown(okoro.see(path)))
    assert "cannot be stored" in text
    assert not Revision.objects.filter(number=2).exists()


def test_a_zip_that_is_damaged_inside_is_answered_in_words(okoro):
    stored = bytearray(zipped(read_entries(ROME)))
    stored[60:90] = b"\xff" * 30
    answer = okoro.client.post(UPLOAD, sent(bytes(stored)))
    assert answer.status_code == 422
    assert "is not a zip that can be read" in answer.text


def test_an_editions_pack_leaves_editors_notes_alone(okoro, stalin):
    before = entries_in(stalin)["question"]["stalin"]["notes"]
    path = upload(okoro, okoro.client.get("/curate/manuscript/stalin/edition.zip").content)
    okoro.press(path, shown=shown(okoro.see(path)))
    assert entries_in(stalin)["question"]["stalin"]["notes"] == before
    assert len(before["events"]) > 20
