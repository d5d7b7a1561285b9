"""Reports before they are drawn: the figures of the tables, and prose that states them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from lint_gov.model.form import Form
from tests.generate import consistent_cells, seeded, year_of
from tests.pages import Page, Row, draw_html, draw_markdown, draw_text, page_of
from tests.renderings import render_docx, render_xlsx

Part = tuple[int, str] | list[Row]
DRAWN: Mapping[str, Callable[[Page], bytes]] = {
    "html": lambda page: draw_html(page).encode(),
    "txt": lambda page: draw_text(page).encode(),
    "md": lambda page: draw_markdown(page).encode(),
    "docx": render_docx,
    "xlsx": render_xlsx,
}
"""The formats that a draft is drawn in, by the ending of the file."""

_SENTENCES = (
    (
        "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、"
        "存在的主要问题及改进情况和其他需要报告的事项{parts}部分组成。"
    ),
    (
        "全年主动公开政府信息{published}条，比上年增加{more}条，增长{growth}%。"
        "门户网站发布信息{posted}条，包括工作动态{news}条、公告公示{notices}条、政策解读{guides}条。"
    ),
    (
        "新收政府信息公开申请{received}件，上年结转{carried_in}件，办结{completed}件，结转下年度继续办理{carried_out}件。"
        "办结的申请中，予以公开{granted}件，占{share}%；部分公开{partial}件，不予公开{denied}件，无法提供{unavailable}件，"
        "不予处理{declined}件，其他处理{other}件。"
    ),
    "按申请人分，自然人{natural}件，法人或其他组织{organisations}件。",
    "因政府信息公开引发行政复议{reviews}件，行政诉讼{suits}件。",
)
_LAST_YEAR = 1000  # the seeds of reports of last year
_OTHER_WORDS = {
    "总体情况": (
        "窗口、信箱和专栏三处同时受理，来件当天登记；"
        "主动发布的内容由业务处室供稿、办公室把关，年中和年末各清理一遍。"
    ),
    "存在的主要问题": "问题：历史文件查找费时。措施：分批补录目录，先补近五年的。",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A report: figures by address, figures that no table has, facts for `page_of`, edits of the page.

    The prose states what the tables and `told` say; `stated` holds what it states wrongly.
    """

    form: Form
    cells: Mapping[str, str]
    told: Mapping[str, str]
    stated: Mapping[str, int | str]
    facts: Mapping[str, Any]
    edits: tuple[Callable[[tuple[Part, ...]], tuple[Part, ...]], ...] = ()

    @property
    def page(self) -> Page:
        """Return the page, its prose put in and every edit made."""
        page = page_of(self.cells, self.form, **self.facts)
        said = {**self.told, **_of_tables(self.cells, self.form)}
        for name, change in self.stated.items():
            said[name] = change if isinstance(change, str) else str(int(said[name]) + change)
        opening, *prose = (sentence.format(**said) for sentence in _SENTENCES)
        first = place_of(page.parts, self.form.sections[0].title) + 1
        added = [(0, sentence) for sentence in prose]
        parts = (*page.parts[: first - 1], (0, opening), *page.parts[first - 1 : first], *added)
        parts = (*parts, *page.parts[first:])
        for edit in self.edits:
            parts = edit(parts)
        return replace(page, parts=parts)


def clean(seed: int, form: Form) -> Draft:
    """Return a draft without defects, the same for the same seed; it has requests that were granted."""
    rng = seeded(seed)
    cells = consistent_cells(rng, form)
    while cells["requests[granted,total]"] == "0":
        cells = consistent_cells(rng, form)
    last = rng.randrange(200, 900)
    more = rng.randrange(10, 150)
    parts = [rng.randrange(20, 400) for _ in range(3)]
    told = {
        "parts": "六",
        "published": last + more,
        "more": more,
        "growth": f"{100 * more / last:.1f}",
        "posted": sum(parts),
        **dict(zip(("news", "notices", "guides"), parts, strict=True)),
    }
    return Draft(form, cells, {name: str(value) for name, value in told.items()}, {}, {})


def _of_tables(cells: Mapping[str, str], form: Form) -> dict[str, str]:
    def total(*rows: str) -> int:
        return sum(int(cells[f"requests[{row},total]"]) for row in rows)

    groups = form.tables["requests"].groups
    handled = total("handled")
    figures: dict[str, str | int] = {
        "received": total("new"),
        "carried_in": total("carried_in"),
        "completed": handled,
        "carried_out": total("carried_out"),
        "granted": total("granted"),
        "share": f"{100 * total('granted') / handled:.1f}",
        "partial": total("partial"),
        **{
            name: total(*groups.get(name, (name,))) for name in ("denied", "unavailable", "declined", "other")
        },
        "natural": cells["requests[new,natural]"],
        "organisations": sum(int(cells[f"requests[new,{column}]"]) for column in groups["applicants"][1:]),
        "reviews": cells["disputes[review,total]"],
        "suits": sum(int(cells[f"disputes[{block},total]"]) for block in ("direct", "after_review")),
    }
    return {name: str(figure) for name, figure in figures.items()}


def place_of(parts: tuple[Part, ...], title: str) -> int:
    """Return where the section whose title holds some words begins."""
    return next(i for i, part in enumerate(parts) if level_of(part) == 2 and title in str(part[1]))


def level_of(part: Part) -> int:
    """Return the level of a paragraph (2: the title of a section), -1 for a table."""
    return -1 if isinstance(part, list) else part[0]


def before(draft: Draft, seed: int) -> Draft:
    """Return a report of the year before that fits a draft: what is carried over, stocks and items agree."""
    form = draft.form
    last = clean(_LAST_YEAR + seed, form)
    cells = dict(last.cells)
    for column in form.tables["requests"].columns:
        row = {
            name: f"requests[{name},{column.id}]" for name in ("new", "carried_in", "handled", "carried_out")
        }
        left = int(draft.cells[row["carried_in"]])
        cells |= {row["carried_in"]: "0", row["carried_out"]: str(left)}
        cells[row["new"]] = str(int(cells[row["handled"]]) + left)
    for address, text in draft.cells.items():
        if address.startswith("disclosure[") and address.endswith(",items]"):
            cells |= {address: text, address.replace(",items]", ",change]"): "0"}
        elif address.endswith(",in_force]"):
            issued, repealed = (address.replace("in_force", name) for name in ("issued", "repealed"))
            cells[address] = str(int(text) - int(draft.cells[issued]) + int(draft.cells[repealed]))
    for block in form.tables["disputes"].blocks:
        cells |= {f"disputes[{block.id},{column.id}]": "0" for column in block.columns}
    return replace(last, cells=cells, facts={"year": year_of(form) - 1}, edits=(_in_other_words,))


def _in_other_words(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return a report whose sections 一 and 五 are written in other words, as another year's should be."""
    found: list[Part] = []
    title = ""
    for part in parts:
        if level_of(part) == 2:
            found.append(part)
            title = str(part[1])
            found += [(0, text) for word, text in _OTHER_WORDS.items() if word in title]
        elif not any(word in title for word in _OTHER_WORDS) or isinstance(part, list):
            found.append(part)
    return tuple(found)
