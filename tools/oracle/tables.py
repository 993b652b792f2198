"""Reads the data files as they are: CSV rows and YAML records, every value text, empty cells left out."""

import csv
import pathlib

import yaml


class Record(dict):
    """One record of a file, with the kind and the id that the API gives it. A value that is not known is absent."""

    def __init__(self, values, kind=None, id=None):
        super().__init__(values)
        self.kind = kind
        self.id = id

    def number(self, field):
        """The field as an int, None where it is not known."""
        return int(self[field]) if field in self else None


def rows(folder, name):
    """The rows of a CSV file, without their empty cells."""
    with open(pathlib.Path(folder, name), encoding="utf-8", newline="") as file:
        return [{k: v for k, v in row.items() if v != ""} for row in csv.DictReader(file, strict=True)]


def document(folder, name):
    """A YAML file. BaseLoader keeps every scalar as text, so neither NO (Norway) nor a date changes on the way."""
    with open(pathlib.Path(folder, name), encoding="utf-8") as file:
        return yaml.load(file, Loader=yaml.BaseLoader)
