"""Kinds of check: one file for each `kind:` that a rule may name, and the registry that lists them."""
