"""Downloads, whole and in pieces."""

import hashlib
import json
import urllib.error
import urllib.request


def ask(url, headers=None):
    """The status, the headers and the body of an answer; errors are answers, too."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers or {})) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def everything(url, wrong):
    """Every file of the current version by its name. Adds what is wrong with how they are served."""
    _, _, index = ask(url + "/data/", {"Accept": "application/json"})
    index = json.loads(index)
    got = {f["name"]: ask(f["url"]) for f in index["files"]}
    for line in got["SHA256SUMS"][2].decode().splitlines():
        digest, name = line.split("  ")
        if hashlib.sha256(got[name][2]).hexdigest() != digest:
            wrong.append(f"{name} has another checksum than SHA256SUMS says")
    listed = {line.split("  ")[1] for line in got["SHA256SUMS"][2].decode().splitlines()}
    if listed != set(got) - {"SHA256SUMS"}:
        wrong.append(f"SHA256SUMS lists {sorted(listed)}")
    for f in index["files"]:
        status, headers, body = got[f["name"]]
        if status != 200 or not body or headers["Dataset-Version"] != index["version"] or "immutable" not in headers["Cache-Control"]:
            wrong.append(f"{f['name']}: {status}, {headers}")
        if not headers["Content-Type"].startswith(f["mediaType"]):
            wrong.append(f"{f['name']} is {headers['Content-Type']}, not {f['mediaType']}")
        resume(f["url"], headers["ETag"], body, wrong)
        status, headers, same = ask(f"{url}/data/latest/{f['name']}")
        if status != 200 or same != body:
            wrong.append(f"{f['name']} of latest is another one")
    status, _, body = ask(url + "/data/0123456789abcdef/graph.json")
    if status != 410 or json.loads(body)["errors"][0]["extensions"]["code"] != "VERSION_GONE":
        wrong.append(f"a version that never was: {status} {body}")
    return {name: body for name, (_, _, body) in got.items()}


def resume(url, tag, body, wrong):
    """Breaks off after a third and goes on, as curl -C does; and begins anew where the file has changed."""
    third = len(body) // 3
    status, headers, rest = ask(url, {"Range": f"bytes={third}-", "If-Range": tag})
    if status != 206 or body[:third] + rest != body or headers["ETag"] != tag:
        wrong.append(f"{url}: going on after {third} bytes gives {status} and {len(rest)} bytes")
    status, _, whole = ask(url, {"Range": f"bytes={third}-", "If-Range": '"another"'})
    if status != 200 or whole != body:
        wrong.append(f"{url}: a part of another file gives {status} and {len(whole)} bytes")
    status, _, nothing = ask(url, {"If-None-Match": tag})
    if status != 304 or nothing:
        wrong.append(f"{url}: {status} for what the client has")
