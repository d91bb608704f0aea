"""Who somebody is: proposals with reasons from names, model numbers, MAC addresses and the tables that ship.

Nothing is taken by itself: a proposal says what it rests on, and a person decides. No database is asked.
"""
