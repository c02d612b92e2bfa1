"""The register as a value: record types, the immutable register, changes and the pure commands that make
them.
"""
