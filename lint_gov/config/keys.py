"""The keys of a configuration, each once: from here come the checks, the JSON Schema and the sample."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lint_gov.config import shapes
from lint_gov.config.shapes import Shape
from lint_gov.model.diagnostic import Severity
from lint_gov.model.organ import LEVELS
from lint_gov.model.wording import LANGUAGES, Text
from lint_gov.outputs.names import FORMATS

SEVERITIES = tuple(severity.value for severity in Severity)


class Key(NamedTuple):
    """One key: what it may hold, what it means, and a value of it in TOML.

    `default` says that the value shown is what holds where the key is not set.
    """

    name: str
    shape: Shape
    text: Text
    shown: str
    default: bool = False


_SEVERITY = shapes.choice(SEVERITIES)

# What may differ from file to file.
FILE_KEYS = (
    Key(
        "profile",
        shapes.PROFILE,
        Text("规则方案：author、gate、audit，或方案文件的路径", "Profile: author, gate, audit, or a file"),
        '"author"',
    ),
    Key("select", shapes.WORDS, Text("只运行这些规则", "Run these rules only"), '["ALL"]'),
    Key("ignore", shapes.WORDS, Text("不运行这些规则", "Do not run these rules"), "[]", default=True),
    Key(
        "extend-select",
        shapes.WORDS,
        Text("另外再运行这些规则", "Run these rules beside the others"),
        "[]",
        default=True,
    ),
    Key(
        "year",
        shapes.count(2000, 2100),
        Text("报告年度，不论报告怎么写", "The report year, whatever the report says"),
        "2024",
    ),
    Key("form", shapes.TEXT, Text("应当采用的格式", "The form it should follow"), '"2021"'),
    Key("organ-level", shapes.choice(LEVELS), Text("机关层级", "The level of the organ"), '"county"'),
)

# What holds for a whole run; the names are those of the options of `check`.
RUN_KEYS = (
    Key(
        "rules",
        shapes.PATHS,
        Text("另加的规则文件或文件夹", "Further rule files, or folders"),
        "[]",
        default=True,
    ),
    Key(
        "fail-on",
        shapes.choice((*SEVERITIES, "never")),
        Text("发现此级别及以上的问题时退出码为 1", "Exit 1 when something at least this grave is found"),
        '"error"',
        default=True,
    ),
    Key(
        "max-warnings",
        shapes.count(0),
        Text("警告多于此数时退出码为 1", "Exit 1 with more warnings than this"),
        "0",
    ),
    Key("output-format", shapes.choice(FORMATS), Text("输出格式", "What to write"), '"full"', default=True),
    Key(
        "report",
        shapes.outputs(FORMATS),
        Text("另外写出的文件，“格式:路径”", "Further outputs, FORMAT:PATH"),
        '["json:lint-gov.json"]',
    ),
    Key("lang", shapes.choice(LANGUAGES), Text("语言", "Language of the texts"), '"zh"'),
    Key("color", shapes.choice(("auto", "always", "never")), Text("颜色", "Colour"), '"auto"', default=True),
    Key(
        "show-passed",
        shapes.FLAG,
        Text("列出通过的规则", "List the rules that passed"),
        "false",
        default=True,
    ),
    Key(
        "cache",
        shapes.FLAG,
        Text("未变的文件沿用以前的结果", "Take results of unchanged files from earlier runs"),
        "true",
        default=True,
    ),
    Key(
        "cache-dir", shapes.PATH, Text("存放这些结果的文件夹", "Where those results are"), '".lint-gov-cache"'
    ),
    Key("jobs", shapes.count(1), Text("进程数", "Processes for many files"), "4"),
    Key(
        "include",
        shapes.WORDS,
        Text("文件夹中只检查符合的文件", "In folders, check only files that fit"),
        '["*.html"]',
    ),
    Key(
        "exclude", shapes.WORDS, Text("文件夹中不检查的文件", "In folders, leave out what fits"), '["drafts"]'
    ),
    Key(
        "allow-empty",
        shapes.FLAG,
        Text("文件夹可以没有报告", "A folder may hold no report"),
        "false",
        default=True,
    ),
    Key(
        "previous",
        shapes.PATH,
        Text("同一机关上一年度的报告", "The same organ's report of the year before"),
        '"2023.html"',
    ),
    Key("waivers", shapes.PATHS, Text("豁免文件", "Waiver files"), '["waivers.yaml"]'),
    Key(
        "baseline",
        shapes.PATH,
        Text("基线文件：其中的旧问题不计", "A baseline: old defects that do not count"),
        '"lint-gov-baseline.json"',
    ),
    Key("organs", shapes.PATH, Text("机关名录", "A register of organs"), '"organs.yaml"'),
    Key("as-of", shapes.DAY, Text("按这一天判断", "Judge as on this day"), '"2024-03-31"'),
)

_LIMITS = (
    Key("text-bytes", shapes.SIZE, Text("网页和文本的大小", "Size of web pages and texts"), '"16 MiB"'),
    Key("file-bytes", shapes.SIZE, Text("其他文件的大小", "Size of other files"), '"64 MiB"'),
    Key("unpacked-bytes", shapes.SIZE, Text("解压后的大小", "Size of what is unpacked"), '"64 MiB"'),
    Key("cells", shapes.count(1), Text("单元格数", "Table cells of a document"), "10000", default=True),
    Key(
        "parts", shapes.count(1), Text("网页标签数或文本行数", "Tags of a page or lines of a text"), "100000"
    ),
    Key(
        "tags",
        shapes.count(1),
        Text("打包文件中每部分的标签数", "Tags of each packed part"),
        "1000000",
        default=True,
    ),
    Key("pages", shapes.count(1), Text("PDF 页数", "Pages of a PDF"), "1000", default=True),
    Key("seconds", shapes.count(1), Text("每个文件的秒数", "Seconds a file"), "60", default=True),
    Key("memory", shapes.SIZE, Text("每个文件的内存（工作进程中）", "Memory a file, in workers"), '"1 GiB"'),
)

LIMIT_KEYS = tuple(key._replace(default=True) for key in _LIMITS)

EXTEND = Key(
    "extend",
    shapes.PATH,
    Text("先读这个文件，本文件的设置优先", "Another file to begin with; what this one says goes first"),
    '"../lint-gov.toml"',
)
GLOB = Key(
    "glob",
    shapes.TEXT,
    Text("适用的文件，相对于本文件所在文件夹", "The files, from the folder of this configuration"),
    '"2019/**"',
)
SEVERITY = Key("severity", _SEVERITY, Text("规则的级别", "The severity of rules"), '"warning"')
LIMITS = "limits"
PER_FILE = "per-file"

TOP = {key.name: key for key in (EXTEND, *FILE_KEYS, *RUN_KEYS)}
LIMITED = {key.name: key for key in LIMIT_KEYS}
PER_FILE_KEYS = {key.name: key for key in (GLOB, *(key for key in FILE_KEYS if key.name != "profile"))}


def schema() -> dict[str, object]:
    """Return the JSON Schema of a configuration, as published in `config.schema.json`."""
    severity = _table_of(SEVERITY)
    per_file = {**_properties(PER_FILE_KEYS.values()), SEVERITY.name: severity}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "lint-gov configuration",
        "description": "lint-gov.toml, or [tool.lint-gov] in pyproject.toml.",
        "type": "object",
        "properties": {
            **_properties(TOP.values()),
            SEVERITY.name: severity,
            LIMITS: {
                "type": "object",
                "description": "What a file may cost; E004 is reported where a limit is met.",
                "properties": _properties(LIMIT_KEYS),
                "additionalProperties": False,
            },
            PER_FILE: {
                "type": "array",
                "description": "Settings for files that fit a pattern; later entries go first.",
                "items": {
                    "type": "object",
                    "properties": per_file,
                    "required": [GLOB.name],
                    "additionalProperties": False,
                },
            },
        },
        "additionalProperties": False,
    }


def _properties(keys: Iterable[Key]) -> dict[str, object]:
    return {key.name: {**key.shape.schema, "description": f"{key.text.en}."} for key in keys}


def _table_of(key: Key) -> Mapping[str, object]:
    description = f"{key.text.en}, by id, name or beginning of ids; not for input rules (E)."
    return {"type": "object", "description": description, "additionalProperties": key.shape.schema}
