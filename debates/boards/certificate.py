"""That a class was erased, on paper."""

from django.utils.translation import gettext as _

from debates.queries.erased import Certificate, Erased


def certificate_text(certificate: Certificate) -> str:
    """Plain text to print or to file: which class, when, how much, and what is not covered."""
    at = certificate.at.strftime("%Y-%m-%d %H:%M UTC")
    return "\n".join(
        (
            _("Certificate of erasure"),
            "",
            _("Class: %(id)s") % {"id": certificate.classroom},
            _("Erased: %(at)s") % {"at": at},
            "",
            *counts_in_words(certificate.erased),
            "",
            _("Erased for good, with names, pseudonyms, codes, drafts and rankings."),
            _("What classes of ten ballots or more came to is kept, as counts without any pupil."),
            _("Backups made before are not changed; they have to be removed within 35 days."),
            "",
        )
    )


def counts_in_words(erased: Erased) -> tuple[str, ...]:
    return (
        _("Pupils on the roster: %(n)d") % {"n": erased.pupils},
        _("Debates: %(n)d") % {"n": erased.debates},
        _("Seats: %(n)d") % {"n": erased.seats},
        _("Ballots: %(n)d") % {"n": erased.ballots},
        _("Drafts: %(n)d") % {"n": erased.drafts},
    )
