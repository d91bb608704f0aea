"""Papers: what is printed of the register for those who decide, as PDF that anybody can read."""

from register.papers.sheet import RECONSTRUCTED
from register.papers.summary import Sheets, Wish, print_sheets, write_sheets

__all__ = ["RECONSTRUCTED", "Sheets", "Wish", "print_sheets", "write_sheets"]
