"""Plain text matters: encodings, normal forms, numerals, dates. Standard library only."""
