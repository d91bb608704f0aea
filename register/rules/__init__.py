"""The rules: the language of their conditions, how they are judged, and the packs that hold them."""
