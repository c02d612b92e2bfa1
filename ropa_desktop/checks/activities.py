"""What an activity is for."""

from ropa_desktop.checks.rule import ART30, ERROR, Remark, Remarks, rule
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message


@rule("ACT-02", ERROR, ART30, "30(1)(b)")
def purposes_are_stated(view: RegisterView) -> Remarks:
    """No purpose says anything."""
    for one in view.as_controller:
        if not one.purposes:
            yield Remark(one.record, "purposes", message("The purpose is missing."), one.id)
