"""Which type and field of BibTeX stands for which of CSL. Zotero's own lists were followed."""

# `misc` is what any other type becomes; `online` is biblatex's, and what Zotero takes for a web page.
TYPES = {
    "article": "article",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "collection": "book",
    "classic": "book",
    "manuscript": "unpublished",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "review": "article",
    "review-book": "article",
    "thesis": "phdthesis",
    "post": "online",
    "post-weblog": "online",
    "webpage": "online",
}
# The type more exactly, in biblatex's field for that, where several share one of BibTeX's.
SUBTYPES = {
    "article-magazine": "magazine",
    "article-newspaper": "newspaper",
    **{
        kind: kind
        for kind in (
            "article", "bill", "broadcast", "classic", "collection", "dataset", "entry",
            "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing",
            "interview", "legal_case", "legislation", "map", "motion_picture", "musical_score",
            "patent", "performance", "periodical", "personal_communication", "post", "post-weblog",
            "regulation", "review", "review-book", "software", "song", "speech", "standard", "treaty",
        )
    },
}  # fmt: skip
READ_TYPES = {
    **dict.fromkeys(
        ("book", "collection", "manual", "mvbook", "mvcollection", "proceedings", "reference"),
        "book",
    ),
    **dict.fromkeys(
        ("inbook", "incollection", "suppbook", "suppcollection", "bookinbook"), "chapter"
    ),
    **dict.fromkeys(("inproceedings", "conference"), "paper-conference"),
    **dict.fromkeys(("phdthesis", "mastersthesis", "thesis"), "thesis"),
    **dict.fromkeys(("techreport", "report"), "report"),
    **dict.fromkeys(("online", "electronic", "www"), "webpage"),
    "article": "article-journal",
    "booklet": "pamphlet",
    "inreference": "entry",
    "letter": "personal_communication",
    "misc": "document",
    "periodical": "periodical",
    "unpublished": "manuscript",
}

PEOPLE = ("author", "editor", "translator")
TEXTS = {
    "title": "title",
    "title-short": "shorttitle",
    "container-title": "journal",
    "collection-title": "series",
    "publisher": "publisher",
    "publisher-place": "address",
    "volume": "volume",
    "number-of-volumes": "volumes",
    "issue": "number",
    "edition": "edition",
    "genre": "type",
    "medium": "howpublished",
    "language": "language",
    "ISBN": "isbn",
    "ISSN": "issn",
}
VERBATIM = {"DOI": "doi", "URL": "url"}
DATES = {"issued": "date", "original-date": "origdate", "accessed": "urldate"}
READ_TEXTS = {
    **{name: field for field, name in TEXTS.items()},
    "booktitle": "container-title",
    "institution": "publisher",
    "issue": "issue",
    "journaltitle": "container-title",
    "langid": "language",
    "location": "publisher-place",
    "note": "note",
    "organization": "publisher",
    "pages": "page",
    "school": "publisher",
}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
