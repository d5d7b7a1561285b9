"""Changes files in place: at offsets, part by part, everything else byte for byte.

What reads a file knows nothing of this; what changes one reads it again and looks up its places.
"""
