"""Every command of the window: its words, its key, its place in the menus. Menus, toolbar, palette and the
list of shortcuts are made from this.
"""

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from ropa_desktop.i18n import N_, Language, Message

FILE, EDIT, VIEW, REGISTER, WINDOW, HELP = (
    N_("&File"),
    N_("&Edit"),
    N_("&View"),
    N_("&Register"),
    N_("&Window"),
    N_("&Help"),
)
MENUS = (FILE, EDIT, VIEW, REGISTER, WINDOW, HELP)
SECTIONS = N_("&Go to section")
"""A menu within that of the register."""
SECTION_PREFIX = "section_"

Standard = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Command:
    """A command; `keys` are shortcuts, the first of which menus show; `gap` sets a line above it there."""

    id: str
    text: str
    menu: str
    keys: tuple[str | Standard, ...] = ()
    icon: str = ""
    gap: bool = False
    changes: bool = False
    """Whether it changes the register, and so cannot be used where it is open for reading only."""

    @property
    def plain(self) -> str:
        """The words without what marks the letter of the menu."""
        return self.text.replace("&", "")


COMMANDS: tuple[Command, ...] = (
    Command("new_register", N_("New register …"), FILE, ("Ctrl+Shift+N",), "document"),
    Command("open", N_("&Open …"), FILE, (Standard.Open,), "open"),
    Command("import_file", N_("&Import …"), FILE, (), "import", changes=True),
    Command("save_as", N_("Save a copy &as …"), FILE, ("Ctrl+Shift+S",), "save", gap=True),
    Command("save_now", N_("&Save now"), FILE, (Standard.Save,)),
    Command("backups", N_("&Backups …"), FILE, (), "history"),
    Command("export", N_("&Export …"), FILE, ("Ctrl+Shift+E",), "export", gap=True),
    Command("question_list", N_("&Question list …"), FILE, (), "findings"),
    Command("read_answers", N_("Read &answers …"), FILE, (), "import", changes=True),
    Command("retention_plan", N_("Retention p&lan …"), FILE, (), "retention"),
    Command("preview", N_("&Preview as PDF"), FILE, (Standard.Print,), "preview"),
    Command("preferences", N_("Pre&ferences …"), FILE, ("Ctrl+,",), "settings", gap=True),
    Command("close", N_("&Close"), FILE, ("Ctrl+W",), gap=True),
    Command("quit", N_("&Quit"), FILE, ("Ctrl+Q",)),
    Command("undo", N_("&Undo"), EDIT, (Standard.Undo,), "undo", changes=True),
    Command("redo", N_("&Redo"), EDIT, ("Ctrl+Y", "Ctrl+Shift+Z"), "redo", changes=True),
    Command("paste_rows", N_("&Paste rows from Excel …"), EDIT, ("Ctrl+Shift+V",), gap=True, changes=True),
    Command("today", N_("Today's &date"), EDIT, ("Ctrl+;",), "calendar"),
    Command("filter", N_("&Filter the list"), EDIT, (Standard.Find,), "filter", gap=True),
    Command(
        "find_replace", N_("Find and &replace …"), EDIT, ("Ctrl+Shift+F", "Ctrl+H"), "search", changes=True
    ),
    Command("select_all", N_("Select &all rows"), EDIT, ("Ctrl+Shift+A",)),
    Command("palette", N_("&Go to anything …"), VIEW, ("Ctrl+K", "Ctrl+Shift+P"), "search"),
    Command("overview", N_("&Overview"), VIEW, ("Ctrl+Shift+O",), "overview"),
    Command("findings", N_("&To do"), VIEW, ("Ctrl+Shift+D",), "findings"),
    Command("next_finding", N_("&Next finding"), VIEW, ("F8",)),
    Command("previous_finding", N_("Pre&vious finding"), VIEW, ("Shift+F8",)),
    Command("next_pane", N_("Next p&ane"), VIEW, ("F6",), gap=True),
    Command("previous_pane", N_("Previous pan&e"), VIEW, ("Shift+F6",)),
    Command("larger", N_("&Larger text"), VIEW, (Standard.ZoomIn, "Ctrl+="), gap=True),
    Command("smaller", N_("&Smaller text"), VIEW, (Standard.ZoomOut,)),
    Command("normal", N_("Text in no&rmal size"), VIEW, ("Ctrl+0",)),
    Command("new", N_("&New activity"), REGISTER, (Standard.New,), "new", changes=True),
    Command(
        "new_from_starter",
        N_("New from a &starting point …"),
        REGISTER,
        ("Ctrl+Alt+N",),
        "star",
        changes=True,
    ),
    Command("new_of_kind", N_("New of the &kind that is listed"), REGISTER, ("Ctrl+Shift+I",), changes=True),
    Command("duplicate", N_("&Duplicate"), REGISTER, ("Ctrl+D",), "duplicate", changes=True),
    Command("delete", N_("D&elete …"), REGISTER, (), "delete", changes=True),
    Command("edit", N_("Ed&it the record"), REGISTER, (), "edit", gap=True),
    Command("next", N_("Ne&xt record"), REGISTER, ("Ctrl+PgDown",), "next"),
    Command("previous", N_("&Previous record"), REGISTER, ("Ctrl+PgUp",), "previous"),
    Command(
        "add_recipient",
        N_("Add a &recipient"),
        REGISTER,
        ("Ctrl+Shift+R",),
        "parties",
        gap=True,
        changes=True,
    ),
    Command("confirm_all", N_("&Confirm all of the starting point"), REGISTER, (), "check", changes=True),
    *(
        Command(f"{SECTION_PREFIX}{n}", text, SECTIONS, (f"Alt+{n}",))
        for n, text in enumerate(
            (
                N_("Section 1"),
                N_("Section 2"),
                N_("Section 3"),
                N_("Section 4"),
                N_("Section 5"),
                N_("Section 6"),
                N_("Section 7"),
                N_("Section 8"),
            ),
            1,
        )
    ),
    Command("field_help", N_("&Help on the field"), HELP, (Standard.HelpContents,), "help"),
    Command("shortcuts", N_("&Keyboard shortcuts"), HELP),
    Command("about", N_("&About the program"), HELP),
)
COMMAND_OF_ID = {command.id: command for command in COMMANDS}

TOOLBAR = ("new", "new_from_starter", "duplicate", "delete", "", "undo", "redo", "", "export")
"""Ids of the commands on the toolbar; "" sets a line between."""


def shortcut_entries(language: Language) -> list[tuple[str, str, str]]:
    """Every command with its menu and its keys, in words."""

    def words(source: str) -> str:
        return Message(source).in_language(language).replace("&", "")

    native = QKeySequence.SequenceFormat.NativeText
    return [
        (
            words(command.menu),
            words(command.text),
            ", ".join(QKeySequence(key).toString(native) for key in command.keys),
        )
        for command in COMMANDS
    ]
