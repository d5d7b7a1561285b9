"""Profiles: those that ship with the tool, and what is said of faulty ones."""

from pathlib import Path

import pytest

from lint_gov.ruleset import RuleFileError, bundled_ruleset
from lint_gov.ruleset.choice import chosen
from lint_gov.ruleset.profile import profile_named, profile_names

RULES = bundled_ruleset().rules


def test_the_bundled_profiles() -> None:
    assert profile_names() == ("audit", "author", "gate")
    for name in profile_names():
        profile = profile_named(name, RULES)
        assert (profile.name, bool(profile.description.zh), bool(profile.description.en)) == (
            name,
            True,
            True,
        )
        assert [rule.id for rule in RULES if rule.locked] == [
            one for one in chosen(RULES, [profile.layer]) if one.startswith("E")
        ]


def test_the_gate_leaves_out_rules_that_only_give_hints() -> None:
    ignored = profile_named("gate", RULES).layer.ignore
    severities = {rule.id: {choice.then.value for choice in rule.severity} for rule in RULES}
    assert {rule: severities[rule] for rule in ignored} == {key: {"note"} for key in ignored}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name: x\nignore: [A1O1]\n", ':2:10: expected a rule, found "A1O1": did you mean "A101"?'),
        ("name: x\nselct: [A]\n", ':2:1: expected a known key, found "selct": did you mean "select"?'),
        (
            "name: x\nseverity: {E001: note}\n",
            ':2:12: expected a rule whose severity can be changed, found "E001", an input rule',
        ),
        ("name: x\nseverity: {A: bad}\n", ':2:15: expected one of error, warning, note, found "bad"'),
        ("select: [A]\n", ':1:1: expected the key "name"'),
        ("name: &a x\n", ":1:7: expected a value, found &a: no anchors or aliases"),
    ],
)
def test_faulty_profiles(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleFileError) as caught:
        profile_named(str(path), RULES)
    assert str(caught.value) == f"{path}{said}"


def test_a_profile_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "none.yaml"
    with pytest.raises(RuleFileError) as caught:
        profile_named(str(path), RULES)
    assert str(caught.value) == f"{path}: expected a file that can be read: No such file or directory"
    with pytest.raises(RuleFileError) as caught:
        profile_named("nothing", RULES)
    assert str(caught.value) == (
        'profile: expected a profile or the path of one, found "nothing"; there are audit, author, gate'
    )


def test_a_description_may_be_one_text(tmp_path: Path) -> None:
    path = tmp_path / "own.yml"
    path.write_text("name: x\ndescription: ours\nseverity: {A: note}\n", encoding="utf-8")
    for _ in range(2):  # the second time from the cache
        profile = profile_named(str(path), RULES)
        assert (profile.description.en, dict(profile.severity)) == ("ours", {"A": "note"})
