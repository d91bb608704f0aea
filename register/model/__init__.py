"""What the database keeps: tables made from the field catalogue, and those that only the program writes."""
