"""`python -m ropa_desktop`: the same as the installed program."""

import sys

from ropa_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
