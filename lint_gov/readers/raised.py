"""Raised and lowered figures as characters of their own.

A note's number set small behind a figure (12 and a raised 1) would otherwise read 121.
"""

_FIGURES = "0123456789"
RAISED: dict[str, dict[int, int]] = {
    "superscript": str.maketrans(_FIGURES, "⁰¹²³⁴⁵⁶⁷⁸⁹"),
    "subscript": str.maketrans(_FIGURES, "₀₁₂₃₄₅₆₇₈₉"),
}
"""What becomes of figures by the position that OOXML gives them."""
