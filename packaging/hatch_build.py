"""What the build adds to a wheel: translations, compiled, and resources, where `paths` looks for them."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ProgramFiles(BuildHookInterface[Any]):
    """Compiles the translations before every build; an editable install reads all in the checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        sys.path.insert(0, str(root / "packaging"))
        import translations

        compiled = translations.compile_all(root / "i18n")
        if version == "editable":
            return
        included = build_data["force_include"]
        included[str(root / "resources")] = "ropa_desktop/resources"
        for mo in compiled:
            included[str(mo)] = f"ropa_desktop/{mo.relative_to(root).as_posix()}"
