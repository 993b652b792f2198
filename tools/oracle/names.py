"""Names in every language, recorded or built."""

from compare import TEXT

LANGUAGES = ["ar", "en", "es", "fr", "ru", "zh"]
SELECTION = "name names { text language } " + " ".join(f"name_{n}: name(language: {n.upper()})" for n in LANGUAGES)


def answer(texts, otherwise=None):
    """The name fields of an entity with (text, language) pairs in their order, and the text when no language fits."""
    known = {}
    for text, language in texts:
        known.setdefault(language, text)
    best = known.get("en", otherwise)
    return {
        "name": best,
        "names": [{"text": t, "language": n} for t, n in texts],
        **{f"name_{n}": known.get(n, best) for n in LANGUAGES},
    }


def recorded(names):
    """An entity with a text for each of some languages: the six in order, then others by tag."""
    tags = [n for n in LANGUAGES if n in names] + sorted(n for n in names if n not in LANGUAGES)
    return answer([(names[n], n) for n in tags])


def built(english):
    """An entity without a text of its own: built in English, Spanish and French. Only the English wording is the contract's."""
    return answer([(english, "en"), (TEXT, "es"), (TEXT, "fr")])
