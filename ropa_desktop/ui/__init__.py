"""The window: lists and forms generated from the catalogue, over the one door of the document."""

import ctypes
import sys

# The checks run in another thread, and Python runs one at a time: the window waits for its turn no longer
# than this many seconds.
sys.setswitchinterval(0.001)

if sys.version_info < (3, 12):
    # PySide6 6.12.0 gives up one reference too many to None and True with each call of a method that returns
    # nothing, and with each signal that Python emits: after some thousands, Python 3.11 ends the program.
    # Later Pythons do not count references to these, and this one never needs to.
    for constant in (None, True, False):
        ctypes.c_ssize_t.from_address(id(constant)).value += 1 << 40
