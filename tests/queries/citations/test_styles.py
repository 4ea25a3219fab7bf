"""Expected entries were typed by hand after the patterns of the two manuals.

The numbers name sections of The Chicago Manual of Style, 18th edition (2024), and of the MHRA
Style Guide, 4th edition (2024).
"""

import re

import pytest

from debates.queries.citations import STYLES, Reference, Run, reference

from .sources import SHIPPED, written

TRANSLATED = {
    "type": "book",
    "title": "Stalin: New Biography of a Dictator",
    "author": [{"family": "Khlevniuk", "given": "Oleg V."}],
    "translator": [{"family": "Favorov", "given": "Nora Seligman"}],
    "publisher": "Yale University Press",
    "publisher-place": "New Haven",
    "issued": {"date-parts": [[2015]]},
}
LATER_EDITION = {
    "type": "book",
    "title": "The Russian Revolution",
    "author": [{"family": "Fitzpatrick", "given": "Sheila"}],
    "edition": "4",
    "publisher": "Oxford University Press",
    "publisher-place": "Oxford",
    "issued": {"date-parts": [[2017]]},
}
NEWSPAPER = {
    "type": "article-newspaper",
    "title": "Lenin's Testament at Last Revealed",
    "author": [{"family": "Eastman", "given": "Max"}],
    "container-title": "New York Times",
    "page": "1",
    "issued": {"date-parts": [[1926, 10, 18]]},
}
ARCHIVE = {
    "type": "manuscript",
    "title": "Letter to the Politburo",
    "author": [{"family": "Trotsky", "given": "Leon"}],
    "issued": {"date-parts": [[1926, 6, 6]]},
    "archive": "Houghton Library, Harvard University",
    "archive-place": "Cambridge, MA",
    "archive_location": "MS Russ 13, T 2969",
}
NO_AUTHOR = {
    "type": "book",
    "title": "History of the Communist Party: Short Course",
    "publisher": "Foreign Languages Publishing House",
    "publisher-place": "Moscow",
    "issued": {"date-parts": [[1939]]},
}
JOURNAL = {
    "type": "article-journal",
    "title": 'The "Lenin Levy" in Moscow, 1921-1928',
    "author": [{"family": "Hatch", "given": "John B."}],
    "container-title": "Slavic Review",
    "volume": "48",
    "issue": "4",
    "page": "558-577",
    "DOI": "10.2307/2499783",
    "issued": {"date-parts": [[1989]]},
}
CHAPTER = {
    "type": "chapter",
    "title": "Stalin as General Secretary",
    "author": [{"family": "Harris", "given": "James"}],
    "container-title": "Stalin: A New History",
    "editor": [{"family": "Davies", "given": "Sarah"}, {"family": "Harris", "given": "James"}],
    "page": "63-82",
    "publisher": "Cambridge University Press",
    "issued": {"date-parts": [[2005]]},
}


@pytest.mark.parametrize(
    ("citation", "chicago", "mhra"),
    [
        pytest.param(
            TRANSLATED,
            # 14.2: author, title, translator, facts of publication; 14.30: no place
            "Khlevniuk, Oleg V. *Stalin: New Biography of a Dictator*. "
            "Translated by Nora Seligman Favorov. Yale University Press, 2015.",
            # 7.3: "trans. by", publisher and year in brackets, no place; 8.3: no full stop
            "Khlevniuk, Oleg V., *Stalin: New Biography of a Dictator*, "
            "trans. by Nora Seligman Favorov (Yale University Press, 2015)",
            id="translator",
        ),
        pytest.param(
            LATER_EDITION,
            # 14.2: the edition, if not the first, after the title
            "Fitzpatrick, Sheila. *The Russian Revolution*. 4th ed. Oxford University Press, 2017.",
            # 7.3: "4th edn"
            "Fitzpatrick, Sheila, *The Russian Revolution*, 4th edn (Oxford University Press, 2017)",
            id="edition",
        ),
        pytest.param(
            NEWSPAPER,
            # 14.87, 14.89: the day instead of volume and number, and no page
            "Eastman, Max. “Lenin’s Testament at Last Revealed.” *New York Times*, October 18, 1926.",
            # 7.6: the day, then the page
            "Eastman, Max, ‘Lenin’s Testament at Last Revealed’, *New York Times*, "
            "18 October 1926, p. 1",
            id="newspaper",
        ),
        pytest.param(
            NEWSPAPER | {"author": []},
            # 14.87, 14.97: the name of the paper stands in for the writer
            "*New York Times*. “Lenin’s Testament at Last Revealed.” October 18, 1926.",
            # 8.3: by the title
            "‘Lenin’s Testament at Last Revealed’, *New York Times*, 18 October 1926, p. 1",
            id="unsigned newspaper",
        ),
        pytest.param(
            ARCHIVE,
            # 14.127, 14.128: from the smallest to the largest, the city last
            "Trotsky, Leon. “Letter to the Politburo.” June 6, 1926. MS Russ 13, T 2969. "
            "Houghton Library, Harvard University, Cambridge, MA.",
            # 7.7: city, keeper, shelf mark
            "Trotsky, Leon, ‘Letter to the Politburo’, 6 June 1926, Cambridge, MA, "
            "Houghton Library, Harvard University, MS Russ 13, T 2969",
            id="archive",
        ),
        pytest.param(
            NO_AUTHOR,
            # 13.74–86: a work without an author goes by its title
            "*History of the Communist Party: Short Course*. Foreign Languages Publishing House, 1939.",
            # 8.3
            "*History of the Communist Party: Short Course* "
            "(Foreign Languages Publishing House, 1939)",
            id="no author",
        ),
        pytest.param(
            JOURNAL,
            # 14.74: volume, number, year and pages; 13.6: the DOI as an address
            "Hatch, John B. “The ‘Lenin Levy’ in Moscow, 1921–1928.” *Slavic Review* 48, no. 4 "
            "(1989): 558–77. https://doi.org/10.2307/2499783.",
            # 7.4: volume and number with a point, "pp.", the DOI with its label
            "Hatch, John B., ‘The “Lenin Levy” in Moscow, 1921–1928’, *Slavic Review*, 48.4 (1989), "
            "pp. 558–77, doi:10.2307/2499783",
            id="journal",
        ),
        pytest.param(
            CHAPTER,
            # 14.8: no pages of a chapter
            "Harris, James. “Stalin as General Secretary.” In *Stalin: A New History*, edited by "
            "Sarah Davies and James Harris. Cambridge University Press, 2005.",
            # 7.3: "in", "ed. by", pages
            "Harris, James, ‘Stalin as General Secretary’, in *Stalin: A New History*, ed. by "
            "Sarah Davies and James Harris (Cambridge University Press, 2005), pp. 63–82",
            id="chapter",
        ),
        pytest.param(
            {
                "type": "book",
                "title": "Stalin: A New History",
                "editor": CHAPTER["editor"],
                "publisher": "Cambridge University Press",
                "issued": {"date-parts": [[2005]]},
            },
            # 13.74–86
            "Davies, Sarah, and James Harris, eds. *Stalin: A New History*. "
            "Cambridge University Press, 2005.",
            # 8.3
            "Davies, Sarah, and James Harris, eds, *Stalin: A New History* "
            "(Cambridge University Press, 2005)",
            id="edited book",
        ),
        pytest.param(
            {
                "type": "book",
                "title": "Socialism in One Country",
                "author": [{"family": "Carr", "given": "E. H."}],
                "number-of-volumes": 3,
                "publisher": "Macmillan",
                "issued": {"date-parts": [[1958], [1964]]},
            },
            # 14.18
            "Carr, E. H. *Socialism in One Country*. 3 vols. Macmillan, 1958–64.",
            # 7.3
            "Carr, E. H., *Socialism in One Country*, 3 vols (Macmillan, 1958–64)",
            id="volumes",
        ),
        pytest.param(
            {
                "type": "book",
                "title": "My Life",
                "author": [{"family": "Trotsky", "given": "Leon"}],
                "volume": "2",
                "collection-title": "Lives",
                "publisher-place": "Berlin",
                "original-date": {"date-parts": [[1929]]},
                "issued": {"date-parts": [[1930]]},
            },
            # 14.30: a place where no publisher is known; 14.16: an earlier edition
            "Trotsky, Leon. *My Life*. Vol. 2. Lives. Berlin, 1930. First published 1929.",
            # 7.3: volumes in Roman numerals after the brackets
            "Trotsky, Leon, *My Life*, Lives (Berlin, 1930; first publ. 1929), II",
            id="one volume of a series",
        ),
        pytest.param(
            {
                "type": "webpage",
                "title": "Lenin Enrollment",
                "author": [{"family": "Siegelbaum", "given": "Lewis"}],
                "container-title": "Seventeen Moments in Soviet History",
                "URL": "http://soviethistory.msu.edu/lenin/",
                "accessed": {"date-parts": [[2024, 5, 2]]},
            },
            # 14.104: a day of access for want of another; the site's name upright
            "Siegelbaum, Lewis. “Lenin Enrollment.” Seventeen Moments in Soviet History. "
            "Accessed May 2, 2024. http://soviethistory.msu.edu/lenin/.",
            # 6.1, 6.3: the address in angle brackets, the day of access in square ones
            "Siegelbaum, Lewis, ‘Lenin Enrollment’, Seventeen Moments in Soviet History, n.d. "
            "<http://soviethistory.msu.edu/lenin/> [accessed 2 May 2024]",
            id="page of a site",
        ),
        pytest.param(
            {
                "type": "speech",
                "title": "Trotskyism or Leninism?",
                "author": [{"family": "Stalin", "given": "J. V."}],
                "issued": {"date-parts": [[1924, 11, 19]]},
            },
            # 14.115; no full stop after a question mark
            "Stalin, J. V. “Trotskyism or Leninism?” Speech, November 19, 1924.",
            "Stalin, J. V., ‘Trotskyism or Leninism?’, speech, 19 November 1924",
            id="speech",
        ),
        pytest.param(
            {
                "type": "thesis",
                "title": "Party and State",
                "author": [{"family": "Smith", "given": "Ann"}],
                "genre": "PhD diss.",
                "publisher": "University of Leeds",
                "issued": {"date-parts": [[1999]]},
            },
            # 14.113
            "Smith, Ann. “Party and State.” PhD diss., University of Leeds, 1999.",
            # 7.10
            "Smith, Ann, ‘Party and State’ (PhD diss., University of Leeds, 1999)",
            id="thesis",
        ),
        pytest.param(
            {"type": "book", "title": "Lenin Lives!", "author": [{"literal": "A Committee"}]},
            # 14.44: n.d. for no date
            "A Committee. *Lenin Lives!* n.d.",
            "A Committee, *Lenin Lives!* (n.d.)",
            id="no date",
        ),
    ],
)
def test_entries_follow_the_manuals(citation, chicago, mhra):
    assert written(citation, "chicago") == chicago
    assert written(citation, "mhra") == mhra


def people(count):
    return [{"family": letter, "given": "X."} for letter in "ABCDEFG"[:count]]


@pytest.mark.parametrize(
    ("count", "chicago", "mhra"),
    [
        (1, "A, X. *T*.", "A, X., *T*"),
        (2, "A, X., and X. B. *T*.", "A, X., and X. B, *T*"),
        (3, "A, X., X. B, and X. C. *T*.", "A, X., X. B, and X. C, *T*"),
        (4, "A, X., X. B, X. C, and X. D. *T*.", "A, X., and others, *T*"),
        (6, "A, X., X. B, X. C, X. D, X. E, and X. F. *T*.", "A, X., and others, *T*"),
        (7, "A, X., X. B, X. C, et al. *T*.", "A, X., and others, *T*"),
    ],
)
def test_long_lists_of_authors_are_cut(count, chicago, mhra):
    # 13.74–86: more than six, then the first three; MHRA 8.3: more than three, then the first.
    book = {"type": "book", "title": "T", "author": people(count)}
    assert written(book, "chicago").startswith(f"{chicago} n.d.")
    assert written(book, "mhra") == f"{mhra} (n.d.)"


@pytest.mark.parametrize(
    ("page", "chicago", "mhra"),
    [
        # Chicago, chapter 9: after 107 one figure will do; MHRA: two, within one hundred.
        ("7-9", "7–9", "pp. 7–9"),
        ("71--72", "71–72", "pp. 71–72"),
        ("100-104", "100–104", "pp. 100–04"),
        ("107-108", "107–8", "pp. 107–08"),
        ("321–328", "321–28", "pp. 321–28"),
        ("498-532", "498–532", "pp. 498–532"),
        ("1087-1089", "1087–89", "pp. 1087–89"),
        ("1098-1101", "1098–101", "pp. 1098–1101"),
        ("12", "12", "p. 12"),
        ("iv-ix", "iv-ix", "pp. iv-ix"),
    ],
)
def test_spans_of_pages(page, chicago, mhra):
    article = JOURNAL | {"page": page, "DOI": ""}
    assert written(article, "chicago").endswith(f"(1989): {chicago}.")
    assert written(article, "mhra").endswith(f"(1989), {mhra}")


@pytest.mark.parametrize(
    ("parts", "chicago", "mhra"),
    [
        ([[1924]], "1924", "1924"),
        ([[1924, 12]], "December 1924", "December 1924"),
        (
            [[1922, 12, 23], [1923, 1, 4]],
            "December 23, 1922–January 4, 1923",
            "23 December 1922–4 January 1923",
        ),
        ([[1924, 13, 1]], "1924", "1924"),
        ([[0]], "1 BC", "1 BC"),
    ],
)
def test_days_and_spans_of_days(parts, chicago, mhra):
    document = {"type": "document", "title": "T", "issued": {"date-parts": parts}}
    assert written(document, "chicago") == f"“T.” {chicago}."
    assert written(document, "mhra") == f"‘T’, {mhra}"


@pytest.mark.parametrize(
    ("edition", "chicago", "mhra"),
    [
        ("1", "", ""),
        ("first", "", ""),
        ("2nd", "2nd ed. ", ", 2nd edn"),
        ("Third", "3rd ed. ", ", 3rd edn"),
        ("11", "11th ed. ", ", 11th edn"),
        ("22", "22nd ed. ", ", 22nd edn"),
        ("revised", "Rev. ed. ", ", rev. edn"),
        ("Penguin edition", "Penguin edition. ", ", Penguin edition"),
    ],
)
def test_editions(edition, chicago, mhra):
    book = {"type": "book", "title": "T", "edition": edition}
    assert written(book, "chicago") == f"*T*. {chicago}n.d."
    assert written(book, "mhra") == f"*T*{mhra} (n.d.)"


def test_quotation_marks_within_titles():
    book = {"type": "book", "title": 'After "October": Stalin\'s s"ezd'}
    assert written(book, "chicago") == '*After “October”: Stalin’s s"ezd*. n.d.'
    assert written(book, "mhra") == '*After ‘October’: Stalin’s s"ezd* (n.d.)'
    document = {"type": "document", "title": 'On the "Levy"', "issued": {"date-parts": [[1924]]}}
    assert written(document, "chicago") == "“On the ‘Levy.’” 1924."
    assert written(document, "mhra") == "‘On the “Levy”’, 1924"


def test_a_reference_is_runs_and_plain_text():
    made = reference(NO_AUTHOR, "chicago")
    assert made == Reference(
        (
            Run("History of the Communist Party: Short Course", italic=True),
            Run(". Foreign Languages Publishing House, 1939."),
        )
    )
    assert str(made) == (
        "History of the Communist Party: Short Course. Foreign Languages Publishing House, 1939."
    )


def test_an_unknown_style_is_refused():
    with pytest.raises(KeyError):
        reference(NO_AUTHOR, "apa")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("citation", SHIPPED, ids=lambda citation: citation["id"])
def test_what_ships_is_whole_and_well_punctuated(citation, style):
    line = str(reference(citation, style))
    for role in ("author", "editor", "translator"):
        for person in citation.get(role, ()):
            assert (person.get("family") or person["literal"]) in line
    issued = citation.get("issued")
    assert not issued or str(issued["date-parts"][0][0]) in line
    assert citation.get("DOI", citation.get("URL", "")) in line
    assert "None" not in line
    assert "{" not in line
    # After initials a comma may follow a full stop: "Lenin, V. I., ‘...".
    without_initials = re.sub(r"\b[A-Z]\.,", "X,", line)
    assert not re.search(r"[.,;:?!] ?[.,;:]|  | [.,;:)]|\( |^\W*[.,]", without_initials)
    assert (
        line.endswith((".", "!”", "?”"))
        if style == "chicago"
        else not line.removesuffix("n.d.").endswith(".")
    )
