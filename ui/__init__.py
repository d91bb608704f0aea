"""The window: Qt and nothing else. Whatever it does, it asks of `register`."""
