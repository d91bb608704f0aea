"""The colours of the three themes, each named for its use. Nothing else in the window names a colour.

Values and their contrasts come from the drawing of the screens; a test computes the contrasts again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

Name: TypeAlias = Literal["light", "dark", "contrast"]


class LevelColours(NamedTuple):
    """The ink of a level, and the tint that its tag stands on."""

    ink: str
    tint: str


# Ink and tint of each level; "answered" is the sign of what was cleared or holds.
_LIGHT = {
    "critical": LevelColours("#A8102A", "#FBE9EB"),
    "high": LevelColours("#A8420A", "#FDF0E5"),
    "medium": LevelColours("#765A00", "#FBF4DA"),
    "low": LevelColours("#2F6475", "#E9F2F5"),
    "unknown": LevelColours("#535963", "#EFEFEC"),
    "answered": LevelColours("#2C6741", "#EAF4EC"),
}
_DARK = {
    "critical": LevelColours("#FF8B97", "#43222A"),
    "high": LevelColours("#FFA46B", "#402B1E"),
    "medium": LevelColours("#E3C35A", "#38311C"),
    "low": LevelColours("#86C5D8", "#1F333A"),
    "unknown": LevelColours("#B4B9C2", "#2D2F35"),
    "answered": LevelColours("#86CC9C", "#20362A"),
}
_CONTRAST = {
    "critical": LevelColours("#8A0019", "#FFFFFF"),
    "high": LevelColours("#7A2C00", "#FFFFFF"),
    "medium": LevelColours("#523E00", "#FFFFFF"),
    "low": LevelColours("#00414F", "#FFFFFF"),
    "unknown": LevelColours("#000000", "#FFFFFF"),
    "answered": LevelColours("#00451B", "#FFFFFF"),
}


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, each for one use. outlined: whether what else stands on a tint has an outline."""

    window: str = "#F5F5F3"
    base: str = "#FFFFFF"
    alt: str = "#FAFAF8"
    hover: str = "#EDEEEC"
    sunken: str = "#EFEFEC"
    sel: str = "#DDE7FA"
    sel_off: str = "#E8E9EA"
    line: str = "#E4E4E0"
    edge: str = "#CDCFD2"
    control: str = "#858B95"
    disabled: str = "#858B95"
    text: str = "#1B1D21"
    text2: str = "#575D67"
    accent: str = "#2B57B5"
    on_accent: str = "#FFFFFF"
    accent_text: str = "#264FA8"
    focus: str = "#2B57B5"
    new_bg: str = "#E6F1E9"
    old: str = "#5D636D"
    title_band: str = "#F1EDF7"
    title_ink: str = "#5B4690"
    total_band: str = "#F6EFE0"
    levels: Mapping[str, LevelColours] = field(default_factory=lambda: _LIGHT)
    outlined: bool = False

    def colours(self) -> dict[str, str]:
        """All but those of the levels, by name."""
        return {name: value for name in self.__slots__ if isinstance(value := getattr(self, name), str)}


LIGHT = Tokens()
DARK = Tokens(
    window="#17181B", base="#1E1F23", alt="#222327", hover="#292B30", sunken="#141518", sel="#2A3B61",
    sel_off="#33353B", line="#303238", edge="#474A52", control="#737984", disabled="#737984", text="#EBECEE",
    text2="#A8ADB7", accent="#3F6FD6", on_accent="#FFFFFF", accent_text="#9BB9FF", focus="#84A9FF", new_bg="#20362A",
    old="#A3A8B2",
    title_band="#2E2940", title_ink="#C6B4F5", total_band="#39321F", levels=_DARK,
)  # fmt: skip
CONTRAST = Tokens(
    window="#FFFFFF", base="#FFFFFF", alt="#FFFFFF", hover="#E6E6E6", sunken="#FFFFFF", sel="#FFE970",
    sel_off="#E0E0E0", line="#000000", edge="#000000", control="#000000", disabled="#595959", text="#000000",
    text2="#000000", accent="#003A9E", on_accent="#FFFFFF", accent_text="#003A9E", focus="#000000", new_bg="#FFFFFF",
    old="#333333",
    title_band="#FFFFFF", title_ink="#3C2A6E", total_band="#FFFFFF", levels=_CONTRAST, outlined=True,
)  # fmt: skip
THEMES: dict[str, Tokens] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
