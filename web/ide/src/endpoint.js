// The page lives at <prefix>/ide/ and the API at <prefix>/graphql, so the address is taken from the page
// and holds behind a proxy that adds a prefix.
const endpoint = new URL("../graphql", document.baseURI);

// fetchGraphQL sends one operation. The API answers refused operations with a 4xx status and a GraphQL body,
// so the body decides what is shown, whatever the status.
export async function fetchGraphQL(params, options) {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: {
      accept: "application/graphql-response+json, application/json;q=0.9",
      "content-type": "application/json",
      ...options?.headers,
    },
    body: JSON.stringify(params),
  });
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${endpoint.pathname} answered ${response.status} ${response.statusText} without JSON: ${text.slice(0, 200)}`);
  }
}
