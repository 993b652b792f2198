"""Asks a running server over HTTP, in requests that stay small."""

import json
import urllib.error
import urllib.request

BODY_LIMIT = 64 * 1024


class Client:
    """A GraphQL endpoint."""

    def __init__(self, url):
        self.url = url.rstrip("/") + "/graphql"
        self.asked = 0

    def post(self, query, variables=None):
        """The whole response of one request: data and errors, whatever the HTTP status."""
        body = json.dumps({"query": query, "variables": variables or {}}).encode()
        if len(body) >= BODY_LIMIT:
            raise ValueError(f"a request of {len(body)} bytes: ask for less at once")
        headers = {"Content-Type": "application/json", "Accept": "application/graphql-response+json, application/json"}
        request = urllib.request.Request(self.url, body, headers)
        self.asked += 1
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                return json.load(response)
        except urllib.error.HTTPError as error:
            text = error.read()
            try:
                return json.loads(text)
            except ValueError:
                raise RuntimeError(f"HTTP {error.code} without JSON: {text[:200]!r}") from error

    def ask(self, query, variables=None):
        """The data of a request that must succeed."""
        answer = self.post(query, variables)
        if answer.get("errors"):
            raise RuntimeError(f"the server refuses {' '.join(query.split())[:300]}: {answer['errors'][:2]}")
        return answer["data"]

    def codes(self, query, variables=None):
        """The codes of the errors of a request; [] when it succeeds."""
        return [e.get("extensions", {}).get("code") for e in self.post(query, variables).get("errors") or []]

    def nodes(self, ids, selection, size=20):
        """What `nodes` says of ids, with a selection. A batch that costs too much is asked in halves."""
        found = []
        for i in range(0, len(ids), size):
            found += self._batch(ids[i : i + size], selection)
        return found

    def _batch(self, ids, selection):
        query = "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id %s } }" % selection
        answer = self.post(query, {"ids": ids})
        codes = [e.get("extensions", {}).get("code") for e in answer.get("errors") or []]
        if not codes:
            return answer["data"]["nodes"]
        if "TOO_EXPENSIVE" in codes and len(ids) > 1:
            half = len(ids) // 2
            return self._batch(ids[:half], selection) + self._batch(ids[half:], selection)
        raise RuntimeError(f"the server refuses nodes({ids[:3]}…): {answer['errors'][:2]}")

    def fields(self, fields, size=20):
        """Many root fields, given as {alias: field text}, answered as {alias: value}."""
        items, found = list(fields.items()), {}
        for i in range(0, len(items), size):
            part = items[i : i + size]
            found |= self.ask("{ %s }" % " ".join(f"{alias}: {text}" for alias, text in part))
        return found
