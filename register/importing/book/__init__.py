"""A workbook of a whole register taken back: what its sheets say, held against the records, field by field."""
