"""JSON Schemas of parameters that several kinds take: what is listed, one or more of them."""

IDS = {"type": "array", "items": {"type": "string"}, "minItems": 1}
"""Addresses, or ids of sections or tables; whether a form has them is asked when a rule is bound."""

WORDS = {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1}
SHORT_WORDS = {"type": "array", "items": {"type": "string", "minLength": 1, "maxLength": 40}, "minItems": 1}
