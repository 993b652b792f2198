// Runs the programs that the page of a permalink shows: node permalink.mjs http://127.0.0.1:8080/. tools/permalink.sh starts the service.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';

const address = process.argv[2].replace(/\/$/, '');
const questions = [
  { query: '{ sdgs { name cities(first: 1) { totalCount } } }' },
  {
    query: 'query Cities($first: Int!, $text: String!) { search(query: $text, first: $first) { nodes { __typename id name(language: AR) } } none: search(query: "no \\" such & <thing>") { nodes { id } } city(slug: "espoo") { name population memberSince location { latitude longitude } sdgs { sdg { number } basis } } }',
    variables: { first: 3, text: 'méxico' },
    operationName: 'Cities',
  },
];
const programs = {
  javascript: ['program.mjs', 'node'],
  python: ['program.py', 'python3'],
  r: ['program.R', 'Rscript'],
  curl: ['program.sh', 'bash'],
};

const folder = mkdtempSync(join(tmpdir(), 'permalink-'));
try {
  for (const question of questions) await prove(question);
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`${Object.keys(programs).join(', ')}: each prints the answer, to ${questions.length} questions`);

async function prove(question) {
  // The form leads to the address, and whoever packs a question with a program of his own comes to the same answer.
  const body = new URLSearchParams({ query: question.query, variables: JSON.stringify(question.variables ?? {}), operationName: question.operationName ?? '' });
  const page = await fetch(`${address}/q`, { method: 'POST', body });
  assert.equal(page.status, 200);
  const version = page.headers.get('dataset-version');
  assert.match(page.url, new RegExp(`^${address}/q/${version}/[A-Za-z0-9_-]+$`));
  const posted = await fetch(`${address}/graphql?version=${version}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(question) });
  const want = await posted.text();
  assert.equal(JSON.parse(want).errors, undefined, want);
  const own = await fetch(`${address}/q/${version}/${deflateRawSync(JSON.stringify(question)).toString('base64url')}.json`);
  assert.equal(await own.text(), want);

  const html = await page.text();
  for (const [id, [file, command]] of Object.entries(programs)) {
    const program = text(html.match(new RegExp(`<pre class="code" [^>]*id="${id}"><code>([^<]*)</code>`))[1]);
    assert(program.includes(page.url), `the program in ${id} does not ask at ${page.url}`);
    writeFileSync(join(folder, file), program);
    const { status, stdout, stderr } = spawnSync(command, [join(folder, file)], { encoding: 'utf8' });
    assert.equal(status, 0, `${id}: ${stderr}`);
    if (id === 'curl') assert.equal(stdout, want);
    else assert.deepEqual(JSON.parse(stdout), JSON.parse(want).data, id);
  }
}

// text is what a reader sees of HTML without elements.
function text(html) {
  return html.replace(/&#(\d+);/g, (_, n) => String.fromCodePoint(n)).replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&');
}
