"""Forms made from the field catalogue: what is known, what is not, and the editors for both."""
