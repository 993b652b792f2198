"""Executes a notebook and compares what its cells show with what is stored in it; with --update, stores it."""

import argparse
import os
import sys

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

# The ids of cells that show something else: the version of the data with each release, the related cities of a city of the caller's choice.
CHANGES = {"version"} | ({"related"} if "LC_CITY" in os.environ else set())


def shown(cell):
    """What a cell shows, as text."""
    return [output.get("text") or output["data"]["text/plain"] for output in cell.get("outputs", [])]


def main():
    """Ends with 1 where a cell shows something else. A cell that fails ends it, too."""
    parser = argparse.ArgumentParser()
    parser.add_argument("notebook")
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    stored = nbformat.read(options.notebook, as_version=4)
    fresh = nbformat.read(options.notebook, as_version=4)
    kernel = AsyncKernelManager(transport="ipc")  # sockets of files, so no port is open
    NotebookClient(fresh, km=kernel, timeout=120, record_timing=False).execute(cleanup_kc=True)
    if options.update:
        nbformat.write(fresh, options.notebook)
        return 0
    wrong = 0
    for before, after in zip(stored.cells, fresh.cells, strict=True):
        if after.id not in CHANGES and shown(before) != shown(after):
            print(f"{options.notebook}: cell {after.id!r} is stored with", *shown(before), "but shows", *shown(after), sep="\n")
            wrong = 1
    return wrong


if __name__ == "__main__":
    sys.exit(main())
