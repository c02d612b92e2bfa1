"""`python -m tests.benchmarks.bare_window`: a window of nothing but Qt; says on standard output when it is
usable.
"""

from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QTableWidget, QTableWidgetItem, QTextEdit, QWidget

from tests.benchmarks.offscreen import offscreen_application, run_until_idle


def main() -> None:
    """Shows a table beside a text."""
    application = offscreen_application()
    window = QMainWindow()
    table = QTableWidget(40, 8)
    for row in range(table.rowCount()):
        for column in range(table.columnCount()):
            table.setItem(row, column, QTableWidgetItem(f"{row}, {column}"))
    middle = QWidget()
    beside = QHBoxLayout(middle)
    beside.addWidget(table)
    beside.addWidget(QTextEdit("Text"))
    window.setCentralWidget(middle)
    window.resize(1400, 900)
    window.show()
    run_until_idle(application, lambda: print("usable", flush=True))


if __name__ == "__main__":
    main()
