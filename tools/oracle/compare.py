"""Compares answers field by field and keeps the count."""

import json


class Text:
    """Equals any text that is not empty."""

    def __eq__(self, other):
        return isinstance(other, str) and other != ""

    def __repr__(self):
        return "<some text>"


class Near:
    """Equals any number that is less than a billionth away and has at most ten decimals."""

    def __init__(self, value):
        self.value = float(value)

    def __eq__(self, other):
        return type(other) in (int, float) and abs(self.value - other) < 1e-9 and round(other, 10) == other

    def __repr__(self):
        return f"<about {self.value}>"


TEXT = Text()


def short(value, limit=160):
    """A value for a line of output."""
    text = json.dumps(value, ensure_ascii=False, default=repr)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def difference(want, got, path=""):
    """The first place where two values differ, or None. Lists compare with their order; 1 and 1.0 are the same number."""
    if isinstance(want, dict) and isinstance(got, dict):
        for key in want.keys() | got.keys():
            if key not in want or key not in got:
                return f"{path}.{key}: want {short(want.get(key))}, got {short(got.get(key))}"
            if found := difference(want[key], got[key], f"{path}.{key}"):
                return found
        return None
    if isinstance(want, list) and isinstance(got, list):
        for i, (a, b) in enumerate(zip(want, got)):
            if found := difference(a, b, f"{path}[{i}]"):
                return found
        return None if len(want) == len(got) else f"{path}: want {len(want)} elements, got {len(got)}: {short(want)} / {short(got)}"
    same = type(want) is type(got) or {type(want), type(got)} == {int, float} or isinstance(want, (Text, Near))
    return None if same and want == got else f"{path}: want {short(want)}, got {short(got)}"


class Report:
    """Counts checks by group and prints each difference as it is found."""

    def __init__(self):
        self.groups = {}
        self.group = ""

    def begin(self, group):
        """Starts a group: the checks that follow count there."""
        self.group = group
        self.groups.setdefault(group, [0, 0])

    def end(self):
        """Prints the line of the group."""
        passed, failed = self.groups[self.group]
        print(f"{self.group}: {passed} passed, {failed} failed", flush=True)

    def check(self, label, want, got):
        """One check. Returns whether it passed."""
        found = difference(want, got)
        self.groups[self.group][1 if found else 0] += 1
        if found:
            print(f"  DIFFERENT {label}{found}", flush=True)
        return not found

    def fields(self, label, want, got):
        """One check for each field of an object."""
        if not isinstance(got, dict):
            return self.check(label, want, got)
        results = [self.check(f"{label} {key}", want.get(key), got.get(key)) for key in sorted(want.keys() | got.keys())]
        return all(results)

    def total(self):
        """How many checks passed and failed in all."""
        return sum(g[0] for g in self.groups.values()), sum(g[1] for g in self.groups.values())
