"""The blocks of a PDF: an activity in full, its labels in a left column and what it says beside them."""

import re
from itertools import groupby

from ropa_desktop.exports import pdf_styles as styles
from ropa_desktop.exports.pdf_fonts import Style
from ropa_desktop.exports.pdf_layout import LEFT, RIGHT, WIDTH, Column, Flow, Lines, Text, flush, row_height
from ropa_desktop.exports.report import Block, Group, Line
from ropa_desktop.i18n import Language, translate

_LABEL_WIDTH = 132
_VALUE = LEFT + _LABEL_WIDTH + 14
_VALUE_WIDTH = RIGHT - _VALUE
_ARTICLE_GAP = 5
_BULLET = "– "
_NUMBERED = re.compile(r"[0-9]+[.)] ")
_LINE_GAP = 3
_GROUP_GAP = 9
_BLOCK_GAP = 26
_WORTH_FILLING = 0.4
"""How much of a page, as a share, is filled with the beginning of a block that would fit on the next page."""


_Row = list[Column]
"""A line ready to be set."""

_Groups = list[tuple[Group, list[_Row]]]


class BlockSetter:
    """Sets blocks, and the lines of which they consist, into a flow."""

    def __init__(self, flow: Flow, language: Language) -> None:
        self._flow = flow
        self._language = language

    def set_line(self, line: Line) -> None:
        """Sets one labelled value."""
        self._flow.row(self._row(line))

    def set_block(self, block: Block, anchor: str) -> None:
        """Sets a block; on one page if that leaves no large hole on the page before."""
        flow = self._flow
        groups = [(group, [self._row(line) for line in group.lines]) for group in block.groups]
        title = self._title(block)
        flow.space(_BLOCK_GAP)
        self._make_room(60 + len(title[-1].lines) * styles.BLOCK_HEADING.leading, groups)
        flow.rule(0.9, 0)
        flow.y -= 7
        flow.anchor(anchor, f"{block.number} {block.title}", 1)
        flow.row(title)
        flow.on_new_page = lambda: self._continue(block)
        if block.subtitle:
            flow.paragraph(block.subtitle, styles.NOTE)
        for beyond, several in groupby(groups, key=lambda one: one[0].beyond):
            self._set_groups(list(several), beyond)
        flow.on_new_page = None

    def _make_room(self, heading: float, groups: _Groups) -> None:
        flow = self._flow
        height = heading
        for _, rows in groups:
            height += (
                _GROUP_GAP + styles.GROUP_HEADING.leading + sum(row_height(row) + _LINE_GAP for row in rows)
            )
        if flow.room < height <= flow.page_room and flow.room < flow.page_room * _WORTH_FILLING:
            flow.keep(height)
        flow.keep(min(heading + 80, flow.page_room))

    def _title(self, block: Block) -> list[Column]:
        style = styles.BLOCK_HEADING
        number = self._flow.type.clipped(block.number, style, _LABEL_WIDTH)
        indent = self._flow.type.width(number, style) + 10 if number else 0
        lines = self._flow.type.lines(block.title, style, WIDTH - indent)
        return [Column(LEFT, style, flush([number])), Column(LEFT + indent, style, flush(lines))]

    def _continue(self, block: Block) -> None:
        flow = self._flow
        style = styles.CONTINUED
        mark = f" {translate('(cont.)', self._language)}"
        width = WIDTH - flow.type.width(mark, style)
        title = flow.type.clipped(f"{block.number} {block.title}", style, width)
        flow.page.dress.append(Text(LEFT, flow.baseline(style.leading), style, [(0.0, title + mark)]))
        flow.y -= style.leading + 2
        flow.rule()
        flow.y -= 8

    def _set_groups(self, groups: _Groups, beyond: bool) -> None:
        """Sets groups that are alike; those beyond Article 30 say so once and have a line beside them all."""
        flow = self._flow
        for count, (group, rows) in enumerate(groups):
            style = styles.GROUP_HEADING_BEYOND if beyond else styles.GROUP_HEADING
            flow.space(_GROUP_GAP)
            first = min(row_height(rows[0]), 3 * styles.BODY.leading) if rows else 0
            flow.keep((2 if beyond else 1) * style.leading + first)
            if beyond and count == 0:
                flow.begin_rule_beside()
                flow.paragraph(translate("Not required by Article 30", self._language), styles.BEYOND)
            if group.title:
                flow.paragraph(group.title, style)
                flow.y -= 2
            for row in rows:
                flow.row(row)
                flow.space(_LINE_GAP)
        flow.end_rule_beside()

    def _row(self, line: Line) -> _Row:
        labels = self._flow.type.lines(line.label, styles.LABEL, _LABEL_WIDTH)
        columns = [Column(LEFT, styles.LABEL, flush(labels))]
        if line.article:
            columns.append(Column(LEFT, styles.ARTICLE, self._article(line.article, labels)))
        style = styles.MISSING if line.missing else styles.BODY
        columns.append(Column(_VALUE, style, self._values(line.paragraphs, style)))
        return columns

    def _article(self, article: str, labels: list[str]) -> Lines:
        """The article behind the label's last word, or below if there is no room for it there."""
        typesetter = self._flow.type
        lines = typesetter.lines(article, styles.ARTICLE, _LABEL_WIDTH)
        end = typesetter.width(labels[-1], styles.LABEL) + _ARTICLE_GAP
        if len(lines) == 1 and end + typesetter.width(lines[0], styles.ARTICLE) <= _LABEL_WIDTH:
            return [*flush([""] * (len(labels) - 1)), (end, lines[0])]
        return flush([*[""] * len(labels), *lines])

    def _values(self, paragraphs: tuple[str, ...], style: Style) -> Lines:
        """The values; where there are several, each begins with a dash or its own number."""
        typesetter = self._flow.type
        if len(paragraphs) < 2:
            return flush(typesetter.lines("".join(paragraphs), style, _VALUE_WIDTH))
        result: list[tuple[float, str]] = []
        for paragraph in paragraphs:
            number = _NUMBERED.match(paragraph)
            bullet = number.group() if number else _BULLET
            indent = typesetter.width(bullet, style)
            text = paragraph.removeprefix(bullet) if number else paragraph
            first, *others = typesetter.lines(text, style, _VALUE_WIDTH - indent)
            result.append((0.0, bullet + first))
            result.extend((indent, other) for other in others)
        return result
