"""Makes the sample file of the newest version of the format; those of older versions are never made again."""

from ropa_desktop.store.migrations import VERSION
from tests.store.samples import file_of, made_at

file_of(VERSION).unlink(missing_ok=True)
made_at(file_of(VERSION))
file_of(VERSION).chmod(0o644)
