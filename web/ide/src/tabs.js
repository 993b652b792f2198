// loadExamples asks the server for the project's example queries. Without them the editor still works.
export async function loadExamples() {
  try {
    const response = await fetch(new URL("examples.json", document.baseURI));
    if (!response.ok) throw new Error(`status ${response.status}`);
    return await response.json();
  } catch (error) {
    console.error("loading examples.json:", error);
    return [];
  }
}

// queryText is what an example's tab holds. GraphiQL names a tab after its operation, so the title goes into a comment.
export function queryText(example) {
  return example.query.startsWith("#") ? example.query : `# ${example.title}\n${example.query}`;
}

// linkedTab reads a query out of the page's address: /ide/?query=…&variables=… opens it in a tab and does not run it.
export function linkedTab(search) {
  const params = new URLSearchParams(search);
  const query = params.get("query");
  return query ? { query, variables: params.get("variables") ?? "" } : null;
}

// tabProps says which tabs GraphiQL opens. A reader's own tabs are kept from the last visit and win over the examples,
// except that a linked query always opens. GraphiQL does not fill the variables of the first default tab by itself,
// so on a first visit the first tab is given as the initial one too.
export function tabProps(examples, linked, storage) {
  const tabs = examples.map((example) => ({ query: queryText(example), variables: example.variables }));
  if (linked) tabs.unshift(linked);
  if (tabs.length === 0) return {};
  const initial = linked ?? (storage.getItem("graphiql:tabState") ? null : tabs[0]);
  if (!initial) return { defaultTabs: tabs };
  return { defaultTabs: tabs, initialQuery: initial.query, initialVariables: initial.variables };
}
