"""From the person to the thing. Loading is checking: what you may not reach is a 404.

A pupil is known by a signed cookie that names up to six seats, and one that names a slip; a teacher by
signing in, a wall by its unguessable key. Ids in the request only choose among what the person holds.
"""

from .arguments import any_argument, argument, own_argument, reading_seat
from .cookies import own_cookie, set_own_cookie
from .floor import argument_in, sentence_in, team_in, wish_in
from .joining import debate_to_join, normalised_code, wall
from .knocks import hold_knock, let_go_of_knock, own_knock
from .language import lang_attribute
from .pupils import (
    PUPIL_COOKIE,
    debate_of_pupil,
    pupil,
    pupil_by_slip,
    sign_in_pupil,
    sign_out_pupil,
)
from .seats import (
    COOKIE,
    SeatMoved,
    SeatRemoved,
    held_in,
    held_seats,
    hold_seat,
    let_go,
    paper,
    seat,
    seat_held,
    seconds_held,
)
from .shelves import STUDYING, evidence, library, preview
from .staff import (
    administrator,
    curates,
    forget_invitation,
    hold_invitation,
    lacks_second_factor,
    offers_passkeys,
    open_invitation,
)
from .teaching import (
    classroom,
    knock_in,
    own_classroom,
    owning,
    pupil_in,
    result,
    seat_in,
    teaching,
)

__all__ = [
    "COOKIE",
    "PUPIL_COOKIE",
    "STUDYING",
    "SeatMoved",
    "SeatRemoved",
    "administrator",
    "any_argument",
    "argument",
    "argument_in",
    "classroom",
    "curates",
    "debate_of_pupil",
    "debate_to_join",
    "evidence",
    "forget_invitation",
    "held_in",
    "held_seats",
    "hold_invitation",
    "hold_knock",
    "hold_seat",
    "knock_in",
    "lacks_second_factor",
    "lang_attribute",
    "let_go",
    "let_go_of_knock",
    "library",
    "normalised_code",
    "offers_passkeys",
    "open_invitation",
    "own_argument",
    "own_classroom",
    "own_cookie",
    "own_knock",
    "owning",
    "paper",
    "preview",
    "pupil",
    "pupil_by_slip",
    "pupil_in",
    "reading_seat",
    "result",
    "seat",
    "seat_held",
    "seat_in",
    "seconds_held",
    "sentence_in",
    "set_own_cookie",
    "sign_in_pupil",
    "sign_out_pupil",
    "teaching",
    "team_in",
    "wall",
    "wish_in",
]
