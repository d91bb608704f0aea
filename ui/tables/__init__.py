"""A table of anything that has ids and rows: one model, one delegate, one view for all lists."""
