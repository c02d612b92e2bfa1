"""Personal data in words: data items with their marks, and data groups with what they hold."""

from ropa_desktop.i18n import Language, message, translate
from ropa_desktop.register.kinds import term_label
from ropa_desktop.register.records import DataGroup, DataItem, DataUse
from ropa_desktop.register.register import Register
from ropa_desktop.register.values import Answer
from ropa_desktop.wording.naming import name_of
from ropa_desktop.wording.phrases import listed, lowered

ITEM_TOLD = frozenset({"category", "name", "flags", "people", "may_be_sensitive"})
"""The fields of a data item that its text and its place beside people say."""

USE_TOLD = frozenset({"group", "people", "scope"})
"""The same for a data group in use."""


def data_item_text(register: Register, item: DataItem, language: Language) -> str:
    """A category of data with the marks that its name does not say: "Letters (free text)"."""
    name = name_of(register, item, language)
    marks = [lowered(term_label("data_flags", flag, language)) for flag in item.flags]
    if item.may_be_sensitive is Answer.YES:
        marks.append(translate("may hold special categories or offences", language))
    news = [mark for mark in marks if mark.casefold() not in name.casefold()]
    return f"{name} ({', '.join(news)})" if news else name


def data_use_text(register: Register, use: DataUse, language: Language) -> str:
    """A data group in use with everything it holds: "Basic data: name, address"."""
    name = name_of(register, use, language)
    group = register.get(DataGroup, use.group)
    items = [data_item_text(register, item, language) for item in register.parts(DataItem, use.group)]
    if group is None or not items:
        return message("{group}: content not stated", group=name).in_language(language)
    return f"{name}: {listed(items)}"
