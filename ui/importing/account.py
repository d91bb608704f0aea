"""What an import comes to, in sentences: the account that adds up, and the name of the button."""

from register.importing.preview import Preview
from register.texts import Text

_ROWS = ("new", "changed", "same", "duplicate", "rejected")


def account(preview: Preview) -> Text:
    """So many rows = so many new + changed + same + repeated + rejected."""
    counts = preview.counts
    return Text(
        "{rows} = {new} + {changed} + {same} + {duplicate} + {rejected}",
        rows=Text("{n} row", "{n} rows", n=sum(counts[key] for key in _ROWS)),
        new=Text("{n} new", "{n} new", n=counts["new"]),
        changed=Text("{n} changed", "{n} changed", n=counts["changed"]),
        same=Text("{n} the same", "{n} the same", n=counts["same"]),
        duplicate=Text("{n} repeated", "{n} repeated", n=counts["duplicate"]),
        rejected=Text("{n} rejected", "{n} rejected", n=counts["rejected"]),
    )


def effect(preview: Preview) -> Text:
    """What the button does: it names its effect."""
    new, changed = preview.counts["new"], preview.counts["changed"]
    if new and changed:
        return Text("Add {new}, change {changed}", new=new, changed=changed)
    if changed:
        return Text("Change {n} entry", "Change {n} entries", n=changed)
    return Text("Add {n} entry", "Add {n} entries", n=new)


def brought(preview: Preview) -> Text | None:
    """What else is new besides equipment; None for nothing."""
    parts = [
        text
        for kind, text in (
            ("vendor", Text("{n} organisation", "{n} organisations", n=preview.brought.get("vendor", 0))),
            ("product", Text("{n} product", "{n} products", n=preview.brought.get("product", 0))),
            ("acquisition", Text("{n} deal", "{n} deals", n=preview.brought.get("acquisition", 0))),
            ("site", Text("{n} site", "{n} sites", n=preview.brought.get("site", 0))),
        )
        if preview.brought.get(kind)
    ]
    return Text("Also new: {things}", things=tuple(parts)) if parts else None
