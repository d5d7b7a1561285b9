"""Registers of organs, read from YAML or CSV: levels, hierarchy and deadlines."""
