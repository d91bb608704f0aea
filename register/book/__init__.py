"""The form of a workbook that holds a whole register: its marks, its columns, and how a value stands in a cell."""
