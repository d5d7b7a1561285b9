"""The places of keys in TOML."""

from lint_gov.config.places import place_of, places_in

TEXT = """\
select = ["A"]  # select = no key
  "fail-on" = "error"
list = [
  "A101",
]
[limits]
cells = 3
[ severity . more ]
A = "note"
[[per-file]]
glob = "a"
[per-file.severity]
A = "note"
[[per-file]]
severity.B = "note"
x = { y = 1 }
"""


def test_tables_and_keys_have_places() -> None:
    assert places_in(TEXT) == {
        ("select",): (1, 1),
        ("fail-on",): (2, 3),
        ("list",): (3, 1),
        ("limits",): (6, 1),
        ("limits", "cells"): (7, 1),
        ("severity", "more"): (8, 1),
        ("severity", "more", "A"): (9, 1),
        ("per-file", 0): (10, 1),
        ("per-file", 0, "glob"): (11, 1),
        ("per-file", 0, "severity"): (12, 1),
        ("per-file", 0, "severity", "A"): (13, 1),
        ("per-file", 1): (14, 1),
        ("per-file", 1, "severity", "B"): (15, 1),
        ("per-file", 1, "x"): (16, 1),
    }


def test_a_key_without_a_place_has_that_of_what_is_around_it() -> None:
    places = places_in(TEXT)
    assert place_of(places, ("per-file", 1, "x", "y")) == (16, 1)
    assert place_of(places, ("unknown",)) == (None, None)
