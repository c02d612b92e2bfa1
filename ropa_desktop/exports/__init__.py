"""Exports: the register's contents as one `Report`, written as Excel or PDF; and the open JSON format."""
