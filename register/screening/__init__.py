"""Asking the rules of every subject, and keeping what they came to in step with the register."""

from register.screening.explained import card_of, cards_of
from register.screening.screen import Screened, explain, screen

__all__ = ["Screened", "card_of", "cards_of", "explain", "screen"]
