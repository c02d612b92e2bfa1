"""ropa_desktop: a desktop editor for the record of processing activities of Article 30 GDPR."""

__version__ = "0.1.0"
