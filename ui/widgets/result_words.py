"""What a rule comes to, in words: for how many records it holds, is unanswered, and neither."""

from register.texts import Text
from ui.translations import say


def result_told(holds: int, unknown: int, neither: int) -> str:
    """Only what there is any of is named."""
    parts = (
        (holds, Text("holds for {n}", "holds for {n}", n=holds)),
        (unknown, Text("unanswered for {n}", "unanswered for {n}", n=unknown)),
        (neither, Text("does not hold, or does not apply, for {n}", "does not hold, or does not apply, for {n}",
                       n=neither)),
    )  # fmt: skip
    return " · ".join(say(said) for number, said in parts if number) or say(Text("no record to check yet"))
