"""Which settings hold for which source: a configuration, its settings per file, and the command line."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from lint_gov.batch import Settings, Setup, Task
from lint_gov.cli.check_options import Options
from lint_gov.cli.configured import found_above, loaded
from lint_gov.cli.rule_errors import faults_exit
from lint_gov.model.rule import Ruleset
from lint_gov.outputs.look import Look
from lint_gov.ruleset.choice import Layer, chosen, remarks, severities, severities_refused
from lint_gov.ruleset.profile import Profile, profile_named
from lint_gov.ruleset.selection import UnknownRuleError, rules_named
from lint_gov.sources.names import is_url, seen_from
from lint_gov.text.globs import pattern_of

if TYPE_CHECKING:
    from re import Pattern

    from lint_gov.config.configuration import Configuration, PerFile, Setting
    from lint_gov.ruleset.faults import Fault

_LISTS = ("select", "ignore", "extend-select")
_SEVERITY = "severity."
_Table = Mapping[str, "Setting"]


class Placed(NamedTuple):
    """Sources with the numbers of their setups, those setups, and the words that chose rules.

    `unheard` names, by configuration, settings of a run that stand where they have no effect.
    """

    tasks: tuple[Task, ...]
    setups: tuple[Setup, ...]
    words: tuple[str, ...]
    unheard: tuple[tuple[str, tuple[str, ...]], ...] = ()


class Section(NamedTuple):
    """Settings for the files that fit a pattern, by their paths from a folder."""

    pattern: "Pattern[str] | None"
    folder: str
    settings: _Table


class _Scope(NamedTuple):
    """A configuration as it is applied to files; `tables` are what it says for all of them."""

    profile: Profile | None
    tables: tuple[_Table, ...]
    sections: tuple[Section, ...]
    unheard: tuple[str, ...] = ()


@dataclass(slots=True)
class _Finder:
    """Finds the setups of sources, each once; `scopes` are configurations by file."""

    options: Options
    rules: Ruleset
    run: _Scope
    setups: list[Setup]
    known: dict[str, str | None] = field(default_factory=dict)
    scopes: dict[str, _Scope] = field(default_factory=dict)
    folders: dict[str, _Scope] = field(default_factory=dict)
    made: dict[tuple[int, tuple[int, ...]], int] = field(default_factory=dict)


def run_setup(options: Options, rules: Ruleset) -> Setup:
    """Return the setup of a run, for what no settings per file are for; UnknownRuleError for its words.

    Exit code 2 where the configuration speaks of rules that do not exist.
    """
    scope = _scope_of(options.config.configuration, options, rules)
    return _setup(options, rules, scope.profile, scope.tables)


def placed(tasks: Sequence[Task], options: Options, rules: Ruleset, settings: Settings) -> Placed:
    """Return sources with the settings of the configurations closest to them."""
    run = _scope_of(options.config.configuration, options, rules)
    finder = _Finder(options, rules, run, [settings.every_setup()[0]])
    if options.config.closest or run.sections:
        numbers = ((task, _number(finder, task.path)) for task in tasks)
        tasks = [task._replace(setup=number) if number else task for task, number in numbers]
    scopes = (run, *finder.scopes.values())
    words = dict.fromkeys(word for scope in scopes for word in _words_of(scope))
    unheard = ((file, scope.unheard) for file, scope in finder.scopes.items() if scope.unheard)
    every = (*words, *_command_line(options).words)
    return Placed(tuple(tasks), tuple(finder.setups[1:]), every, tuple(unheard))


def remarks_on(placing: Placed, rules: Ruleset, look: Look) -> Iterator[str]:
    """Yield what to say of the settings that were used, and of those that were not."""
    for remark in remarks(rules.rules, placing.words):
        yield remark.in_language(look.language)
    for file, keys in placing.unheard:
        yield look.say(
            f"{file} 中的 {'、'.join(keys)} 是整次运行的设置，没有采用：只取当前文件夹的配置",
            f"{', '.join(keys)} in {file} had no effect: settings of a whole run are taken from the "
            "configuration of the current folder",
        )


def _number(finder: _Finder, path: str) -> int:
    scope = _scope(finder, path)
    held = tuple(number for number, one in enumerate(scope.sections) if holds(one, path))
    key = (id(scope), held)
    if key not in finder.made:
        tables = (*scope.tables, *(scope.sections[number].settings for number in held))
        setup = _setup(finder.options, finder.rules, scope.profile, tables)
        if setup not in finder.setups:
            finder.setups.append(setup)
        finder.made[key] = finder.setups.index(setup)
    return finder.made[key]


def _scope(finder: _Finder, path: str) -> _Scope:
    """Return what holds for a file: the configuration closest to it, unless one was named."""
    if not finder.options.config.closest or is_url(path):
        return finder.run
    folder = os.path.dirname(path)  # noqa: PTH120 - text as given
    if folder not in finder.folders:
        finder.folders[folder] = _scope_in(finder, folder or os.curdir)
    return finder.folders[folder]


def _scope_in(finder: _Finder, folder: str) -> _Scope:
    file = found_above(folder, finder.known)
    run = finder.options.config.configuration
    if file is None or (run is not None and file == run.files[0]):
        return finder.run
    if file not in finder.scopes:
        finder.scopes[file] = _scope_of(loaded(file), finder.options, finder.rules)
    return finder.scopes[file]


def section(entry: "PerFile") -> Section:
    """Return settings of a configuration as they are applied."""
    return Section(pattern_of([entry.glob.value]), entry.folder, entry.settings)


def holds(section: Section, path: str) -> bool:
    """Return whether settings are for a file, by its path as it was given."""
    if section.pattern is None:
        return False
    return section.pattern.fullmatch(seen_from(section.folder, path)) is not None


def _scope_of(configuration: "Configuration | None", options: Options, rules: Ruleset) -> _Scope:
    """Return a configuration as it is applied; exit code 2 where it speaks of what does not exist."""
    if configuration is None:
        profile = profile_named(options.profile, rules.rules) if options.profile else None
        return _Scope(profile, (), ())
    tables = (configuration.settings, *(one.settings for one in configuration.per_file))
    faults = [fault for table in tables for fault in _misfits(table, rules)]
    faults += _faulty_globs(configuration)
    if faults:
        faults_exit(faults, "the configuration")
    name = options.profile or configuration.value("profile")
    profile = profile_named(name, rules.rules) if name else None
    sections = tuple(map(section, configuration.per_file))
    return _Scope(profile, (configuration.settings,), sections, _of_run(configuration))


def _of_run(configuration: "Configuration") -> tuple[str, ...]:
    from lint_gov.config.keys import LIMITS, RUN_KEYS

    names = {key.name for key in RUN_KEYS}
    return tuple(
        key
        for key, one in configuration.settings.items()
        if one.file == configuration.files[0] and (key in names or key.startswith(f"{LIMITS}."))
    )


def _misfits(table: _Table, rules: Ruleset) -> "Iterator[Fault]":
    for name in _LISTS:
        for word in table[name].value if name in table else ():
            try:
                rules_named(rules.rules, [word])
            except UnknownRuleError as error:
                yield table[name].fault(str(error))
    changed = _severities(table)
    for word, message in severities_refused(changed, rules.rules):
        yield table[_SEVERITY + word].fault(message)
    form = table.get("form")
    if form is not None and form.value not in rules.forms:
        yield form.fault(f'expected one of the forms {", ".join(rules.forms)}, found "{form.value}"')


def _faulty_globs(configuration: "Configuration") -> "Iterator[Fault]":
    for entry in configuration.per_file:
        try:
            section(entry)
        except ValueError:
            yield entry.glob.fault(f'expected a pattern such as "2019/**", found "{entry.glob.value}"')


def _setup(options: Options, rules: Ruleset, profile: Profile | None, tables: Sequence[_Table]) -> Setup:
    """Return what tables of settings come to, the last first, and the command line before all of them."""
    layers = [*map(_layer, tables), _command_line(options)]
    graded: list[Mapping[str, str]] = [_severities(table) for table in tables]
    if profile is not None:
        layers.insert(0, profile.layer)
        graded.insert(0, profile.severity)
    return Setup(
        chosen=chosen(rules.rules, layers),
        severity=severities(rules.rules, graded),
        year=_last(options.year, tables, "year"),
        form=_last(options.form, tables, "form"),
        organ_level=_last(options.organ_level, tables, "organ-level"),
    )


def _last(given: Any, tables: Sequence[_Table], key: str) -> Any:  # noqa: ANN401 - what the key says
    if given is not None:
        return given
    return next((table[key].value for table in reversed(tables) if key in table), None)


def _layer(table: _Table) -> Layer:
    return Layer(*(tuple(table[name].value) if name in table else () for name in _LISTS))


def _command_line(options: Options) -> Layer:
    return Layer(options.select, options.ignore, options.extend_select)


def _severities(table: _Table) -> dict[str, str]:
    return {key.removeprefix(_SEVERITY): one.value for key, one in table.items() if key.startswith(_SEVERITY)}


def _words_of(scope: _Scope) -> Iterable[str]:
    tables = (*scope.tables, *(section.settings for section in scope.sections))
    for table in tables:
        yield from _layer(table).words
        yield from _severities(table)
    if scope.profile is not None:
        yield from (*scope.profile.layer.words, *scope.profile.severity)
