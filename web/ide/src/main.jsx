import "./workers.js";
import { GraphiQL, HISTORY_PLUGIN } from "graphiql";
import { createRoot } from "react-dom/client";
import "graphiql/style.css";
import "./style.css";
import { fetchGraphQL } from "./endpoint.js";
import { examplesPlugin } from "./examples.jsx";
import { linkedTab, loadExamples, tabProps } from "./tabs.js";

// The editor is the largest part of the page: start loading it while the examples are on their way.
import("monaco-graphql/esm/monaco-editor.js");

const examples = await loadExamples();
const plugins = [HISTORY_PLUGIN];
if (examples.length > 0) plugins.push(examplesPlugin(examples));

createRoot(document.getElementById("root")).render(
  <GraphiQL
    fetcher={fetchGraphQL}
    plugins={plugins}
    defaultEditorToolsVisibility={examples.some((example) => example.variables)}
    {...tabProps(examples, linkedTab(location.search), localStorage)}
  >
    <GraphiQL.Logo>
      <a className="graphiql-logo-link" href="../">
        Learning Cities Graph
      </a>
    </GraphiQL.Logo>
  </GraphiQL>,
);
