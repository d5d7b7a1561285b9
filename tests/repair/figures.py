"""The published figures of tables 三 and 四 of a real report, as rule examples and tests use them."""

_COLUMNS = ("natural", "company", "research", "nonprofit", "legal", "other_org", "total")
_CASES = ("upheld", "corrected", "other", "pending", "total")
_REQUESTS = {
    "new": ("150", "88", "0", "0", "1", "", "239"),
    "granted": ("49", "42", "0", "0", "1", "0", "92"),
    "partial": ("12", "10", "0", "0", "0", "0", "22"),
    "denied.8": ("10", "5", "0", "0", "0", "0", "15"),
    "unavailable.1": ("73", "31", "0", "0", "0", "0", "104"),
    "other": ("4", "0", "0", "0", "0", "0", "4"),
    "handled": ("148", "88", "0", "0", "1", "0", "237"),
    "carried_out": ("0", "0", "0", "0", "0", "0", "2"),
}
_DISPUTES = {
    "review": ("14", "8", "8", "7", "37"),
    "direct": ("78", "24", "12", "65", "178"),
    "after_review": ("4", "0", "0", "1", "5"),
}

URUMQI: dict[str, str] = {
    f"requests[{row},{column}]": figure
    for row, figures in _REQUESTS.items()
    for column, figure in zip(_COLUMNS, figures, strict=True)
} | {
    f"disputes[{block},{column}]": figure
    for block, figures in _DISPUTES.items()
    for column, figure in zip(_CASES, figures, strict=True)
}
