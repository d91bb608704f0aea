"""Facts of the world that rules are held against and names are compared with, each with its source and date.

One small loader a table; a table is read when it is first asked for. How the tables are written:
resources/reference/README.md.
"""
