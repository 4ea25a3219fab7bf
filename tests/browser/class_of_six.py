"""Six pupils, eight factors of the shipped dossier and its essay, worked out on paper.

Nothing below is computed. Kay has only keys, Tom only a thumb, Noa no script, Lea comes for the
second ranking, Rea changes devices, Ole is off the network when he hands in. A letter stands for
each factor:

    S political skill    M party machine     L Lenin legacy     A alliances
    B ban on factions    C socialism in one country    R rivals' mistakes    T fear of Trotsky

Opening ballots, and the places they give (1 to 8, the sum of all is 5 x 36 = 180):

                         S    M    L    A    B    C    R    T
    Kay  M S L A B C R T   2    1    3    4    5    6    7    8
    Tom  S M A L R B T C   1    2    4    3    6    8    5    7
    Noa  T L M S A R B C   4    3    2    5    7    8    6    1
    Rea  M T S L B A C R   3    1    4    6    5    7    8    2
    Ole  L M S T B A R C   3    2    1    6    5    8    7    4
    sum                   13    9   14   24   28   37   33   22
    average, sum / 5    2.60 1.80 2.80 4.80 5.60 7.40 6.60 4.40
    place                  2    1    3    5    6    8    7    4

Closing ballots, each made from the opening one, but for Lea's (the sum of all is 6 x 36 = 216):

    Kay  S one up        S M L A B C R T   1    2    3    4    5    6    7    8
    Tom  T to place 3    S M T A L R B C   1    2    5    4    7    8    6    3
    Noa  the same again  T L M S A R B C   4    3    2    5    7    8    6    1
    Lea  her first       S A M L T R C B   1    3    4    2    8    7    6    5
    Rea  S to 1, A to 3  S M A T L B C R   1    2    5    3    6    7    8    4
    Ole  A one down      L M S T B R A C   3    2    1    7    5    8    6    4
    sum                                   11   14   20   25   38   44   39   25
    average, sum / 6                    1.83 2.33 3.33 4.17 6.33 7.33 6.50 4.17
    place                                  1    2    3    4    6    8    7    4

A and T tie: both are 4th, nobody is 5th, and they are uncovered together. So the class sees C, R, B,
then A with T, L, M, S.

The essay, as far as it says or clearly implies something of these eight: S, M, L and A each above T,
and A as a part of S. In the closing ballots T stands at

    Kay 8: below all four                     agreed, agreed, agreed, agreed
    Tom 3: below S and M, above L and A       agreed, agreed, contradicted, contradicted
    Noa 1: above all four                     contradicted, four times
    Lea 5: below all four                     agreed, four times
    Rea 4: below S, M and A, above L          agreed, agreed, contradicted, agreed
    Ole 4: below S, M and L, above A          agreed, agreed, agreed, contradicted
    class 4: below S, M and L, level with A   agreed, agreed, agreed, level

Whoever ranks all factors on a ladder leaves nothing open, so a second class ranks in free tiers with
gaps: S first, M level with T, A left out, then L last. S above T is agreed, L above T contradicted;
M and T stand side by side and A stands nowhere, so both are left open. The class is one ballot, and
secret: there is no class order.
"""

TITLES = {
    "S": "Stalin's political skill and drive",
    "M": "General Secretary and party machine",
    "L": "The Lenin legacy and cult",
    "A": "Shifting alliances, divided rivals",
    "B": "The ban on factions as a weapon",
    "C": "Socialism in One Country",
    "R": "Rivals' mistakes and personalities",
    "T": "Fear of Trotsky as Lenin's heir",
}
OPENING = {
    "Kay": "MSLABCRT",
    "Tom": "SMALRBTC",
    "Noa": "TLMSARBC",
    "Rea": "MTSLBACR",
    "Ole": "LMSTBARC",
}
CLOSING = {
    "Kay": "SMLABCRT",
    "Tom": "SMTALRBC",
    "Noa": "TLMSARBC",
    "Lea": "SAMLTRCB",
    "Rea": "SMATLBCR",
    "Ole": "LMSTBRAC",
}
# In the class's closing order: opening place and average, closing place and average.
CLASS = {
    "S": ("2nd", "2.60", "1st", "1.83"),
    "M": ("1st", "1.80", "2nd", "2.33"),
    "L": ("3rd", "2.80", "3rd", "3.33"),
    "A": ("5th", "4.80", "4th", "4.17"),
    "T": ("4th", "4.40", "4th", "4.17"),
    "B": ("6th", "5.60", "6th", "6.33"),
    "R": ("7th", "6.60", "7th", "6.50"),
    "C": ("8th", "7.40", "8th", "7.33"),
}
STEPS = ("C", "R", "B", "AT", "L", "M", "S")
YES, NO, OPEN = "You agree.", "You contradict it.", "You left it open."
# To S, M, L and A above T, in this order.
VERDICTS = {
    "Kay": (YES, YES, YES, YES),
    "Tom": (YES, YES, NO, NO),
    "Noa": (NO, NO, NO, NO),
    "Lea": (YES, YES, YES, YES),
    "Rea": (YES, YES, NO, YES),
    "Ole": (YES, YES, YES, NO),
}
OURS = ("We agree.", "We agree.", "We agree.", "We put them level.")
PLACES = ("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th")
OVERLAP = (
    "Shifting alliances, divided rivals is told as part of Stalin's political skill and drive."
)


def titles(letters: str) -> list[str]:
    return [TITLES[letter] for letter in letters]
