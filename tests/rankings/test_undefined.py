"""What cannot be said carries its reason."""

from debates.rankings.undefined import Undefined, Why


def test_it_is_a_value_and_false_and_says_why():
    nothing = Undefined(Why.TOO_FEW_COMPARISONS, needed=10, found=4)
    assert nothing == Undefined(Why("too-few-comparisons"), 10, 4)
    assert hash(nothing) == hash(Undefined(Why.TOO_FEW_COMPARISONS, 10, 4))
    assert not nothing
    assert str(nothing) == "too-few-comparisons"
    assert (nothing.needed, nothing.found) == (10, 4)
