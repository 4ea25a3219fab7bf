"""Rosters as they come (EC-102): every file here was typed by hand, and what is in it read off."""

import zlib

import pytest

from debates.queries.rosters import FoundName, RosterFault, read_roster

ADA_BEN = ["Ada Lovelace", "Ben Okoro"]


def names(stored) -> list[str]:
    return [found.name for found in read_roster(stored).names]


def utf16(text: str, order: str, mark: bytes = b"") -> bytes:
    return mark + text.encode(f"utf-16-{order}")


@pytest.mark.parametrize(
    "stored",
    [
        pytest.param(b"Ada Lovelace\nBen Okoro\n", id="one column"),
        pytest.param(b"Ada Lovelace\r\nBen Okoro", id="windows line ends, none at the end"),
        pytest.param(b"Ada Lovelace\rBen Okoro\r", id="old mac line ends"),
        pytest.param(b"Name\nAda Lovelace\nBen Okoro\n", id="one column with a heading"),
        pytest.param(b"Lovelace,Ada\nOkoro,Ben\n", id="comma"),
        pytest.param(b"Lovelace;Ada\r\nOkoro;Ben\r\n", id="semicolon"),
        pytest.param(b"Lovelace\tAda\nOkoro\tBen\n", id="tab"),
        pytest.param(b"Lovelace, Ada\nOkoro, Ben\n", id="comma and space"),
        pytest.param(b"Surname,Forename\nLovelace,Ada\nOkoro,Ben\n", id="heading"),
        pytest.param(b"First name;Last name\nAda;Lovelace\nBen;Okoro\n", id="heading turned round"),
        pytest.param(b"Name;Vorname\nLovelace;Ada\nOkoro;Ben\n", id="name means surname"),
        pytest.param(
            b"UPN,Surname,Forename,DOB\n1,Lovelace,Ada,2010\n2,Okoro,Ben,2011\n", id="more columns"
        ),
        pytest.param(b"Ada Lovelace;;\nBen Okoro;;\n", id="empty columns at the end"),
        pytest.param(b"\n\nAda Lovelace\n  \n;;\nBen Okoro\n\n", id="empty rows"),
        pytest.param(b'"Lovelace","Ada"\n"Okoro","Ben"\n', id="quoted"),
        pytest.param(b'"Ada\nLovelace"\n"Ben\r\nOkoro"\n', id="quoted line ends"),
        pytest.param(b"\xef\xbb\xbfName\nAda Lovelace\nBen Okoro\n", id="utf-8 with a mark"),
        pytest.param(utf16("Lovelace,Ada\nOkoro,Ben\n", "le", b"\xff\xfe"), id="utf-16 le"),
        pytest.param(utf16("Lovelace,Ada\nOkoro,Ben\n", "be", b"\xfe\xff"), id="utf-16 be"),
        pytest.param(utf16("Lovelace;Ada\nOkoro;Ben\n", "le"), id="utf-16 le without a mark"),
        pytest.param(utf16("Lovelace;Ada\nOkoro;Ben\n", "be"), id="utf-16 be without a mark"),
        pytest.param("Ada Lovelace\nBen Okoro", id="pasted"),
        pytest.param("\ufeffName\nAda Lovelace\nBen Okoro", id="pasted with a mark"),
    ],
)
def test_two_names_are_found_whatever_the_file(stored):
    assert names(stored) == ADA_BEN


@pytest.mark.parametrize(
    ("stored", "name"),
    [
        (b"\xd1and\xfa O\x92Brien\n", "Ñandú O’Brien"),  # CP1252
        ("Ñandú O’Brien\n".encode(), "Ñandú O’Brien"),
        (b"\xe6\x9d\x8e\n", "李"),
        (utf16("李,明\n", "le", b"\xff\xfe"), "明 李"),
        (b"<b>Ada</b>\n", "<b>Ada</b>"),
        (b"=cmd|' /C calc'!A0\n", "=cmd|' /C calc'!A0"),
        (b"PK Singh\n", "PK Singh"),
        (b"BM Khan\n", "BM Khan"),
        (b'Dwayne "Rock" Johnson\n', 'Dwayne "Rock" Johnson'),
        (b"Null\n", "Null"),
    ],
)
def test_a_name_is_taken_as_it_stands(stored, name):  # EC-61
    assert names(stored) == [name]


def test_a_comma_in_a_few_names_makes_no_columns():
    assert names("King, Jr.\nAda Lovelace\nBen Okoro") == ["King, Jr.", *ADA_BEN]


def test_every_name_knows_its_line():
    found = read_roster(b'Surname;Forename\n\n"Love\nlace";Ada\nOkoro;Ben\n').names
    assert found == (FoundName(3, "Ada Love lace"), FoundName(5, "Ben Okoro"))


def test_a_row_without_a_name_is_there_to_be_complained_about():
    found = read_roster(b"UPN;Surname;Forename\n1;Lovelace;Ada\n2\n").names
    assert found == (FoundName(2, "Ada Lovelace"), FoundName(3, ""))


ONEROSTER = b"""\
"sourcedId","status","enabledUser","orgSourcedIds","role","username","givenName","familyName","email"
"1","active","true","a","student","ada","Ada","Lovelace","ada@school.example"
"2","","true","a","student","ben","Ben","Okoro",""
"3","active","true","a","teacher","nov","Nina","Novak","n@school.example"
"4","tobedeleted","true","a","student","cle","Cleo","Kay",""
"""


def test_of_a_oneroster_file_pupils_who_are_there_are_taken_and_their_names_alone():
    found = read_roster(ONEROSTER)
    assert [one.name for one in found.names] == ADA_BEN
    assert found.left_out == 2


PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01"
ZIP = b"PK\x03\x04\x14\x00\x00\x00\x08\x00"


@pytest.mark.parametrize(
    ("stored", "kind"),
    [
        (b"", "no-names"),
        (b"\n \n;;\n", "no-names"),
        (b"Surname;Forename\n", "no-names"),
        (ONEROSTER[:100] + ONEROSTER[100:].replace(b'"student"', b'"parent"'), "no-pupils"),
        (PNG, "no-text"),
        (b"%PDF-1.7\n\x00", "no-text"),
        (b"Ada\x00Lovelace\n", "no-text"),
        (b"\xef\xbb\xbfAda\x00Lovelace\n", "no-text"),
        (b"\x81\x8d\x8f\n", "no-text"),  # no letters in CP1252, nor UTF-8
        (b"\xff\xfeA\x00\xd8", "no-text"),  # half a symbol
        (ZIP, "spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "spreadsheet"),
        (b"<!DOCTYPE html><p>Ada", "page"),
        (b"\n <html><body>", "page"),
        (b"1,Lovelace,Ada\n2,Okoro,Ben\n", "no-heading"),
        (b"Ada\n" * 2001, "too-many"),
        (b"\n" * 900_000, "too-many"),
        (b"a" * 1_000_001, "too-large"),
        (b'"' + b"a" * 200_000, "quotes"),
    ],
)
def test_what_is_no_roster_is_told_apart(stored, kind):
    with pytest.raises(RosterFault) as caught:
        read_roster(stored)
    assert caught.value.kind == kind


def test_a_bomb_in_a_zip_is_never_opened():
    packed = ZIP + zlib.compress(b"A" * 10_000_000)
    with pytest.raises(RosterFault, match="spreadsheet"):
        read_roster(packed)


def test_two_thousand_names_are_a_roster():
    assert len(names(b"Ada\n" * 2000)) == 2000
