"""What lists and details ask of the register: ids first, rows by page, plain values."""
