"""The register in words, in one language: names, sentences and descriptions, for windows, checks and exports.

What the user wrote is never translated or corrected; labels, sentences and vocabularies are in that language.
"""
