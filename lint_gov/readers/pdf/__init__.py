"""Reads PDF files: ruled tables over pages, prose rebuilt from its lines, each with page and box.

Reading happens in a process of its own (`guard`), since the library is written in C and every file
may be hostile. There `source` opens the file and draws its pages, `glyphs` and `shapes` take them
apart; `rules`, `lattice` and `parts` make tables of them, `opinions` doubts their cells, `margins`,
`prose` and `stitching` put the pages together, `reading` composes all that, and `packing` sends it.
"""

from lint_gov.readers.pdf.document import read_pdf

__all__ = ["read_pdf"]
