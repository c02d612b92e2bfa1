"""The checks: what is missing, wrong or doubtful in a register, as findings that never block anything."""

from ropa_desktop.checks.run import check
from ropa_desktop.checks.status import Article30Status, article_30_status, missing_by_activity

__all__ = ["Article30Status", "article_30_status", "check", "missing_by_activity"]
