"""The one list of fields that tables, forms, import, export, rules and history all read."""
