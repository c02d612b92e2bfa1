"""Imports: a source becomes a `Plan`, changes and problems to look at before anything is committed."""
