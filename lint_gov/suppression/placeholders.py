"""Words that stand where a reason should be, and give none."""

from lint_gov.text.pattern import late

_NO_REASONS = frozenset(
    {
        *("todo", "tbd", "fixme", "test", "testing", "na", "none", "null", "nil", "no", "ok", "yes"),
        *("temp", "tmp", "reason", "waiver", "waive", "waived", "ignore", "ignored", "unknown", "later"),
        *("无", "没有", "暂无", "待定", "待补", "待补充", "待填", "测试", "略", "同上", "见上", "空", "不详"),
        *("未知", "原因", "理由", "豁免", "忽略", "已核实", "已核对", "是", "否", "好", "可以", "同意"),
    }
)
_MARKS = late(r"[\W_]+")


def is_placeholder(text: str) -> bool:
    """Return whether a text says nothing: a word of the list, punctuation, or one character repeated."""
    bare = _MARKS().sub("", text).lower()
    return len(set(bare)) <= 1 or bare in _NO_REASONS
