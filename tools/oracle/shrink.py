"""Makes a failing filter shorter."""


def smaller(value):
    """Values that are a little smaller: without one field or element, or with one of them smaller."""
    if isinstance(value, dict):
        for key in value:
            yield {k: v for k, v in value.items() if k != key}
        for key, part in value.items():
            yield from ({**value, key: v} for v in smaller(part))
            if key in ("and", "or", "not") and part:
                yield from part if isinstance(part, list) else [part]
    if isinstance(value, list):
        for i, part in enumerate(value):
            yield value[:i] + value[i + 1 :]
            yield from (value[:i] + [v] + value[i + 1 :] for v in smaller(part))


def shortest(value, fails):
    """A value that still fails and of which nothing more can be left out."""
    while True:
        for candidate in smaller(value):
            if sound(candidate) and fails(candidate):
                value = candidate
                break
        else:
            return value


def sound(value):
    """Whether every place and box is still whole, so that the server does not refuse it for another reason."""
    if isinstance(value, list):
        return all(map(sound, value))
    if not isinstance(value, dict):
        return True
    near, within = value.get("near"), value.get("within")
    if near is not None and ("withinKm" not in near or ("city" in near) == ("latitude" in near and "longitude" in near)):
        return False
    return (within is None or len(within) == 4) and all(map(sound, value.values()))
