"""Input made to hurt: a clear answer in bounded time, and never a traceback."""

import time
from collections.abc import Callable

import pytest

from lint_gov.model.document import Unreadable
from lint_gov.readers import read

MIB = 1 << 20
# Processor time, for a slow machine; what is quadratic takes minutes on any.
SECONDS = 15.0

BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a million cells": (lambda: b"<table><tr>" + b"<td>0</td>" * 1_000_000, "E004"),
    "cells beyond the limit": (lambda: b"<table><tr>" + b"<td>0" * 10_001, "E004"),
    "50 MB": (lambda: b"<table><tr>" + b"<td>0" * (10 * MIB), "E004"),
    "tags": (lambda: b"<p>" * 1_000_000, "E004"),
    "10 000 deep": (lambda: b"<div>" * 10_000 + b"x", "html"),
    "tables 10 000 deep": (lambda: b"<table><tr><td>" * 10_000 + b"x", "html"),
    "tables 600 deep, each with a word": (lambda: b"<table><tr><td>a<td>b<td>" * 600 + b"x", "html"),
    "spans without end": (lambda: b"<table>" + b"<tr><td rowspan=999999 colspan=999999>x" * 9_000, "html"),
    "end tags that close nothing": (lambda: b"<html>" + b"<b>" * 2_000 + b"</i>" * 97_000, "html"),
    "attributes": (lambda: b"<html><p " + b" ".join(b"a%d=1" % n for n in range(300_000)) + b">x", "E004"),
    "attributes parted by strokes": (
        lambda: b"<html><p/" + b"/".join(b"%x" % n for n in range(300_000)),
        "E004",
    ),
    "an attribute of a megabyte": (lambda: b'<html><p a="' + b"x" * MIB + b'">x', "html"),
    "an unclosed quotation mark in every tag": (lambda: b"<html>" + b'<a b="' * 90_000, "E004"),
    "comments that do not end": (lambda: b"<html>" + b"<!--" * 99_000, "html"),
    "scripts that do not end": (lambda: b"<html>" + b"<script>" * 99_000 + b"x" * MIB, "html"),
    "ampersands": (lambda: b"<html>" + b"&" * MIB, "html"),
    "character references": (lambda: b"<html>" + b"&#48;" * 400_000, "html"),
    "an entity bomb": (
        lambda: b'<!DOCTYPE p [<!ENTITY a "aaaa">' + b'<!ENTITY b "&a;&a;&a;">' * 1_000 + b"]><p>&b;</p>",
        "html",
    ),
    "zero bytes": (lambda: b"<html>" + b"\0" * MIB, "html"),
    "hidden paragraphs": (lambda: b"<html>" + b'<p style="display:none">x' * 40_000, "html"),
    "one line of text": (lambda: "政".encode() * MIB, "text"),
    "white space": (lambda: b"a" + b" " * MIB, "text"),
    "hyphens": (lambda: b"|" + b"- " * MIB, "text"),
    "strokes": (lambda: b"a" + b"|" * MIB, "E004"),
    "lines": (lambda: b"a\n" * MIB, "E004"),
    "tables in Markdown": (lambda: b"# a\n# b\n" + b"<table " * 90_000, "markdown"),
    "tables in Markdown that do not end": (lambda: b"# a\n# b\n" + b"<table><tr>" * 45_000, "markdown"),
    "comments in Markdown that do not end": (lambda: b"# a\n# b\n" + b"<!--" * 90_000, "markdown"),
}
MARKS = (
    "**a ",
    "![a",
    "[a](",
    "`a",
    " _a",
    "<img ",
    "<a ",
    "\\*",
    ">",
    "- ",
    "# ",
    "&a",
    "~~a",
    "<s>",
    "<sup>",
)


@pytest.mark.parametrize("name", BOMBS)
def test_the_answer_is_clear_and_comes_in_time(name: str) -> None:
    content, expected = BOMBS[name][0](), BOMBS[name][1]
    begun = time.process_time()
    try:
        document = read(content)
        answer = document.media
        for block in (*document.blocks[:3], *document.blocks[-3:]):
            document.places.locate(block.anchor)
    except Unreadable as refusal:
        answer = refusal.rule
    assert answer == expected
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize("mark", MARKS)
def test_marks_of_markdown_without_end_take_linear_time(mark: str) -> None:
    begun = time.process_time()
    document = read(f"# a\n# b\n{mark * (45_000 // len(mark))}".encode())
    assert (document.media, time.process_time() - begun < SECONDS) == ("markdown", True)


def test_an_external_entity_is_not_fetched() -> None:
    document = read(b'<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><p>&x;</p>')
    assert "root:" not in repr(document.blocks)
