// Opens the editor of a running server in Chromium and uses it as a reader would.
//
//	npm test -- http://127.0.0.1:8080 [screenshot.png]
//
// The address may have a path prefix. CHROMIUM names the browser, /usr/bin/chromium by default.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const [address, screenshot] = process.argv.slice(2);
if (!address) {
  console.error("usage: npm test -- http://127.0.0.1:PORT [screenshot.png]");
  process.exit(2);
}
const base = address.replace(/\/+$/, "");
const origin = new URL(base).origin;
const examples = await (await fetch(`${base}/ide/examples.json`)).json();

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});

const complaints = [];

// open starts a reader's first visit: a context of its own has no stored tabs.
async function open(path) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on("console", (message) => message.type() === "error" && complaints.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`uncaught: ${error}`));
  page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on("response", (response) => response.status() >= 400 && complaints.push(`${response.status()}: ${response.url()}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (!["data:", "blob:"].includes(url.protocol) && url.origin !== origin) complaints.push(`another host: ${url}`);
  });
  await page.goto(base + path);
  await page.locator(".graphiql-query-editor .view-line").first().waitFor();
  return page;
}

// GraphiQL publishes its Monaco, whose models hold the whole text, also what is scrolled out of sight.
function editorText(page, file) {
  return page.evaluate((name) => {
    const model = globalThis.__MONACO.editor.getModels().find((m) => m.uri.path.endsWith(name));
    return model?.getValue() ?? "";
  }, file);
}

function waitForText(page, file, part) {
  return page.waitForFunction(
    ([name, text]) => globalThis.__MONACO.editor.getModels().some((m) => m.uri.path.endsWith(name) && m.getValue().includes(text)),
    [file, part],
  );
}

const operationName = (query) => /^(?!#).*(?:query|subscription|mutation)\s+(\w+)/m.exec(query)?.[1] ?? "<untitled>";

const page = await open("/ide");

const steps = {
  async "the page has its title and language"() {
    assert.equal(await page.title(), "Learning Cities Graph – GraphiQL");
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    assert.equal(new URL(page.url()).href, `${base}/ide/`);
  },

  async "there is a tab for every example"() {
    assert.ok(examples.length > 0, "the server offers no examples");
    const names = await page.getByRole("tab").allInnerTexts();
    assert.deepEqual(names.map((name) => name.trim()), examples.map((example) => operationName(example.query)));
  },

  async "each tab holds its example's title, query and variables"() {
    for (const [index, example] of [...examples.entries()].reverse()) {
      if (examples.length > 1) await page.getByRole("tab").nth(index).click();
      await waitForText(page, "operation.graphql", example.query);
      if (!example.query.startsWith("#")) await waitForText(page, "operation.graphql", `# ${example.title}\n`);
      assert.equal(await editorText(page, "variables.json"), example.variables);
    }
  },

  async "the first example runs and shows data"() {
    const fresh = await open("/ide/");
    assert.equal(await editorText(fresh, "variables.json"), examples[0].variables, "variables of the first tab at first sight");
    await fresh.getByRole("button", { name: /^Execute query/ }).click();
    await waitForText(fresh, "response.json", '"data"');
    const response = JSON.parse(await editorText(fresh, "response.json"));
    assert.equal(response.errors, undefined);
    assert.ok(Object.values(response.data).some((value) => value !== null), "every field of the answer is null");
    await fresh.locator(".result-window .view-line", { hasText: "data" }).first().waitFor();
    if (screenshot) await fresh.screenshot({ path: screenshot });
    await fresh.context().close();
  },

  async "the documentation opens and knows the schema"() {
    await page.getByRole("button", { name: "Show Documentation Explorer" }).click();
    const docs = page.locator(".graphiql-plugin");
    await docs.getByRole("link", { name: "Query", exact: true }).or(docs.getByText("Query", { exact: true })).first().click();
    await docs.getByText("sdgs", { exact: true }).first().waitFor();
    if (screenshot) await page.screenshot({ path: screenshot.replace(/\.png$/, "-docs.png") });
  },

  async "an example opens again from the side pane"() {
    const last = examples.at(-1);
    await page.getByRole("button", { name: "Show Examples" }).click();
    await page.getByRole("button", { name: last.title, exact: true }).click();
    await waitForText(page, "operation.graphql", last.query);
    await page.getByRole("tab").nth(examples.length).filter({ hasText: operationName(last.query) }).waitFor();
    if (screenshot) await page.screenshot({ path: screenshot.replace(/\.png$/, "-examples.png") });
  },

  async "a linked query opens, is checked against the schema and can be made pretty"() {
    const linked = await open(`/ide?query=${encodeURIComponent("query Linked { sdgs { number noSuchField } }")}&variables=%7B%22a%22%3A1%7D`);
    await waitForText(linked, "operation.graphql", "noSuchField");
    assert.equal(await linked.getByRole("tab").first().innerText(), "Linked");
    await linked.waitForFunction(() => globalThis.__MONACO.editor.getModelMarkers({}).some((m) => m.message.includes("noSuchField")));
    await linked.getByRole("button", { name: /^Prettify query/ }).click();
    await waitForText(linked, "operation.graphql", "query Linked {\n  sdgs {\n    number\n");
    await waitForText(linked, "variables.json", '{\n  "a": 1\n}');
    await linked.context().close();
  },

  async "a reader's own tabs are kept"() {
    await page.reload();
    await page.locator(".graphiql-query-editor .view-line").first().waitFor();
    assert.equal(await page.getByRole("tab").count(), examples.length + 1);
  },

  async "nothing failed, complained or left for another host"() {
    assert.deepEqual(complaints, []);
  },
};

let failed = 0;
for (const [name, step] of Object.entries(steps)) {
  try {
    await step();
    console.log(`ok   ${name}`);
  } catch (error) {
    failed++;
    console.log(`FAIL ${name}\n${error.message}`);
  }
}
await browser.close();
console.log(`${Object.keys(steps).length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
