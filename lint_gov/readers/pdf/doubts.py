"""Why the reading of a cell of a PDF may not be sure."""

from enum import StrEnum

from lint_gov.model.wording import Text


class Doubt(StrEnum):
    """The reasons, by the names under which they are sent from process to process."""

    FONT = "font"
    GAPS = "gaps"
    UNRULED = "unruled"
    CROSSES = "crosses"
    MERGED = "merged"
    CUT_OFF = "cut-off"
    SEVERAL = "several"
    STACKED = "stacked"
    OVERPRINTED = "overprinted"
    UNSEEN = "unseen"
    DRAWN = "drawn"
    CUT = "cut"
    ROW = "row"


OF_THE_ROW = frozenset(
    {
        Doubt.GAPS,
        Doubt.UNRULED,
        Doubt.CROSSES,
        Doubt.MERGED,
        Doubt.SEVERAL,
        Doubt.STACKED,
        Doubt.ROW,
    }
)
"""The reasons for which it is not sure how many cells a row has."""

DOUBTS = {
    Doubt.FONT: Text(
        "字体没有说明这些字符是什么",
        "the font does not say which characters these are",
    ),
    Doubt.GAPS: Text("单元格四周的框线有缺口", "the rules around this cell have gaps"),
    Doubt.UNRULED: Text("单元格四周没有框线", "this cell is not enclosed by rules"),
    Doubt.CROSSES: Text("数字跨在两格之间的框线上", "a figure crosses the rule between two cells"),
    Doubt.MERGED: Text("单元格内似乎缺少框线", "a rule seems to be missing within this cell"),
    Doubt.CUT_OFF: Text("单元格伸到了页面边缘", "this cell reaches the edge of the page"),
    Doubt.SEVERAL: Text("一格里有几个分开的数字", "several figures stand in one cell"),
    Doubt.STACKED: Text("一格里的数字分成几行", "figures stand on several lines of one cell"),
    Doubt.OVERPRINTED: Text("字符互相重叠", "characters are printed over each other"),
    Doubt.UNSEEN: Text("文字层里的内容在页面上看不到", "the page does not show the text that is here"),
    Doubt.DRAWN: Text("页面上这里有不属于文字层的内容", "the page shows something here that is not text"),
    Doubt.CUT: Text("这一行被分页截断", "a page break goes through this row"),
    Doubt.ROW: Text("同一行里有单元格的框线不全", "rules are missing elsewhere in this row"),
}
"""What the reasons say to a person."""
