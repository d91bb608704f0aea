"""What stands beside the lists of some pages: a rule, an entry of an official list, a question, each told in full."""
