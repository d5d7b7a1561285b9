"""Reads the characters of a page, with their places, out of the library's text page."""
