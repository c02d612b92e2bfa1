"""How the data are protected."""

from ropa_desktop.checks.rule import ART30, ERROR, Remark, Remarks, rule
from ropa_desktop.checks.text import stated
from ropa_desktop.checks.view import RegisterView
from ropa_desktop.i18n import message
from ropa_desktop.register.values import Answer


@rule("SEC-01", ERROR, ART30, "30(1)(g)")
def security_is_described(view: RegisterView) -> Remarks:
    """Neither measures, nor words, nor the common measures, nor a reason why not."""
    for one in view.current:
        if not one.describes_security and not stated(one.record.security_impossible):
            yield Remark(
                one.record,
                "measures",
                message("The description of security measures is missing."),
                one.id,
                "30(2)(d)" if one.as_processor else "",
            )


@rule("SEC-02", ERROR, ART30, "30(1)(g)")
def common_measures_are_given_where_they_apply(view: RegisterView) -> Remarks:
    """Told of once, at the organisation whose measures activities say apply to them."""
    for organisation in view.organisations:
        relied_on = any(one.record.security_inherited is Answer.YES for one in organisation.activities)
        if relied_on and not organisation.describes_security:
            yield Remark(
                organisation.record,
                "measures",
                message("Activities say that the common security measures apply, but none are given."),
            )
    for one in view.current:
        if one.organisation is None and one.record.security_inherited is Answer.YES:
            yield Remark(
                one.record,
                "security_inherited",
                message(
                    "The activity says that the common security measures apply, "
                    "but belongs to no organisation."
                ),
                one.id,
            )
