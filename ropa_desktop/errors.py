"""The one exception for trouble that the user can act on: a plain sentence, in either language."""

from ropa_desktop.i18n import Language, Message


class RopaError(Exception):
    """Something the user can act on: a file in use, a newer version, a full disk, an unreadable source.

    It carries one message that says what, where and what to do; nothing else reaches the user.
    """

    def __init__(self, message: Message) -> None:
        super().__init__(message.in_language("en"))
        self.message = message

    def in_language(self, language: Language) -> str:
        return self.message.in_language(language)
