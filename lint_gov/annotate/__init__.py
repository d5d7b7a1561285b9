"""Puts the diagnoses of a report into the author's own file: comments, marks, notes."""
