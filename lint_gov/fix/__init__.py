"""Puts right what keeps its meaning: how figures, labels and numerals are written, never what they say."""
