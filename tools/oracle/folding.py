"""How names are compared: the contract's folding, written from its text."""

import functools
import re
import unicodedata

LETTERS = str.maketrans(
    {
        "ı": "i", "ø": "o", "đ": "d", "ł": "l",
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا",
        "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك",
        **dict.fromkeys("ـ'’‘ʼʻ`"),  # tatweel and apostrophes go
    }
)


@functools.cache
def fold(text):
    """NFKD, nonspacing marks dropped, full case folding, NFKC, the letters above, other punctuation a space."""
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text if unicodedata.category(c) != "Mn")
    text = unicodedata.normalize("NFKC", text.casefold()).translate(LETTERS)
    text = "".join(" " if unicodedata.category(c).startswith("P") else c for c in text)
    return re.sub(r"\s+", " ", text).strip()


def by_name(name, id):
    """The key that orders things by name: folded, then unfolded, both by code point, then the id."""
    return fold(name), name, id
