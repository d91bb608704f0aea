"""The parts of the import page: what was found, which column is which field, the plan, problems and proposals."""
