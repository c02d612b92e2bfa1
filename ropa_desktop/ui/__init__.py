"""The window: lists and forms generated from the catalogue, over the one door of the document."""
