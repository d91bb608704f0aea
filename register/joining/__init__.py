"""What is one and the same made one: organisations with names alike, and rows that came under one contract."""
