"""Every entity, source and link to a goal, field by field, asked through `nodes`."""

import link
import names
import source
from kinds import KINDS, name_of, typename_of


def check(world, client, report):
    """One group for each kind."""
    for kind, (typename, selection, answer) in KINDS.items():
        wanted = {r.id: {"__typename": typename, "id": r.id} | answer(world, r) for r in world.kinds[kind].values()}
        compare(client, report, typename, selection, wanted)
    compare(client, report, "Source", source.SELECTION, {
        s.id: {"__typename": "Source", "id": s.id} | source.answer(world, s) for s in source.shown(world)
    })
    compare(client, report, "SDGLink", link.SELECTION, {
        k.id: {"__typename": "SDGLink", "id": k.id} | link.answer(world, k, lambda s: name_of(world, s), typename_of)
        for k in world.sdg_links
    })


def compare(client, report, typename, selection, wanted):
    """One check for each field of each thing wanted."""
    report.begin(f"every {typename} ({len(wanted)})")
    found = client.nodes(list(wanted), f"... on {typename} {{ {selection} }}")
    for (id, want), got in zip(wanted.items(), found, strict=True):
        report.fields(id, want, got)
        if got and "names" in got:
            agreeing(report, id, got)
    report.end()


def agreeing(report, id, got):
    """name(language) is the text that `names` has for the language, where it has one: also for built French and Spanish names."""
    texts = {}
    for name in got["names"]:
        texts.setdefault(name["language"], name["text"])
    for language in names.LANGUAGES:
        if language in texts:
            report.check(f"{id} name({language}) against names", texts[language], got[f"name_{language}"])
