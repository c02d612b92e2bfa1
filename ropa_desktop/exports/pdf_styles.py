"""How the parts of a PDF are set."""

from ropa_desktop.exports.pdf_fonts import Style

TITLE = Style("Bold", 27, 33)
SUBTITLE = Style("Regular", 13, 18, 0.3)
ORGANISATION = Style("Bold", 13, 18)
HEADING = Style("Bold", 17, 23)
TABLE_HEADING = Style("Bold", 11.5, 16)
BLOCK_HEADING = Style("Bold", 12.5, 16)
GROUP_HEADING = Style("Bold", 9.5, 13.5)
GROUP_HEADING_BEYOND = Style("Italic", 9.5, 13.5)
BEYOND = Style("Italic", 8, 12, 0.3)
BODY = Style("Regular", 9.5, 13.5)
STRONG = Style("Bold", 9.5, 13.5)
NOTE = Style("Italic", 9, 13, 0.3)
MISSING = Style("BoldItalic", 9.5, 13.5)
LABEL = Style("Regular", 8.5, 11.5, 0.3)
ARTICLE = Style("Regular", 7, 11.5, 0.4)
CONTINUED = Style("Italic", 8, 12, 0.3)
TABLE = Style("Regular", 8.5, 11.5)
TABLE_HEAD = Style("Bold", 8, 11)
TABLE_HEAD_BEYOND = Style("Italic", 8, 11)
