"""Dated legal reference data: what the law and its guidance list, typed, from `resources/law/*.yaml`."""
