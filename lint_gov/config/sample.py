"""The configuration that `init` writes: every key with its meaning, commented out."""

from collections.abc import Iterable

from lint_gov.config.keys import (
    EXTEND,
    FILE_KEYS,
    GLOB,
    LIMIT_KEYS,
    LIMITS,
    PER_FILE,
    RUN_KEYS,
    SEVERITY,
    Key,
)
from lint_gov.model.wording import Text

_HEAD = (
    Text("lint-gov 的设置；去掉行首的 # 即生效。", "Settings of lint-gov; take away the # to use one."),
    Text(
        "可在编辑器中按 JSON Schema 检查：lint-gov config schema > lint-gov.schema.json",
        "For checks in an editor: lint-gov config schema > lint-gov.schema.json",
    ),
)
_PARTS = (
    (Text("规则与报告（各文件夹可有自己的配置文件）", "Rules and reports"), FILE_KEYS),
    (Text("整次运行", "The whole run"), RUN_KEYS),
)


def sample(language: str) -> str:
    """Return a configuration without effect that shows what can be set, in "zh" or "en"."""
    lines = [*(f"# {text.in_language(language)}" for text in _HEAD), ""]
    lines += _entries((EXTEND,), language)
    for title, keys in _PARTS:
        lines += ["", f"# ---- {title.in_language(language)}", "", *_entries(keys, language)]
    lines += ["", f"# {SEVERITY.text.in_language(language)}", f"# [{SEVERITY.name}]", '# V101 = "error"']
    limits = Text("每个文件的处理上限", "What a file may cost")
    lines += ["", f"# {limits.in_language(language)}", f"# [{LIMITS}]", *_entries(LIMIT_KEYS, language)]
    some = Text("只对部分文件的设置", "Settings for some files")
    lines += ["", f"# {some.in_language(language)}", f"# [[{PER_FILE}]]"]
    lines += [f"# {GLOB.name} = {GLOB.shown}", '# ignore = ["C"]', f'# {SEVERITY.name} = {{ V101 = "note" }}']
    return "\n".join(lines) + "\n"


def _entries(keys: Iterable[Key], language: str) -> list[str]:
    return [f"# {key.name} = {key.shown}  # {key.text.in_language(language)}" for key in keys]
