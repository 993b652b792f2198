import { useGraphiQL, useGraphiQLActions, UnStyledButton } from "@graphiql/react";
import { queryText } from "./tabs.js";

// examplesPlugin lists the example queries in the side pane, so they can be found again after their tabs are closed.
export function examplesPlugin(examples) {
  return { title: "Examples", icon: ExamplesIcon, content: () => <Examples examples={examples} /> };
}

function Examples({ examples }) {
  const { addTab } = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const open = (example) => {
    addTab();
    queryEditor?.setValue(queryText(example));
    variableEditor?.setValue(example.variables);
  };
  return (
    <section aria-label="Examples" className="examples">
      <h2 className="examples-heading">Examples</h2>
      <p>Each opens in a new tab.</p>
      <ul>
        {examples.map((example) => (
          <li key={example.title}>
            <UnStyledButton type="button" onClick={() => open(example)}>
              {example.title}
            </UnStyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ExamplesIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" aria-hidden="true">
      <path d="M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01" />
    </svg>
  );
}
