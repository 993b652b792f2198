// Looks at a running service as its readers do: npm test -- http://127.0.0.1:8080. A page of every kind, in every language, must be valid
// HTML (the Nu checker); in light, dark and narrow, axe must find no violation; nothing may overflow at 320 pixels, nothing may come from
// another host or be stopped by the policy, and everything must be reachable by the keyboard with a focus that can be seen.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const address = process.argv[2]?.replace(/\/$/, '');
assert(address, 'usage: npm test -- http://127.0.0.1:8080');

const languages = ['en', 'fr', 'es', 'ar', 'ru', 'zh'];
const lists = ['cities', 'countries', 'sdgs', 'awards', 'case-studies', 'conferences', 'clusters', 'themes', 'documents', 'publications', 'action-points', 'targets'];
const entities = ['/cities/espoo', '/cities/amman', '/cities/cape-town', '/countries/FI', '/sdgs/4', '/sdgs/14', '/targets/11.3', '/awards/2015', '/case-studies/melton-2015',
  '/conferences/iclc-2', '/clusters/esd', '/themes/key-feature-1', '/documents/mexico-city-statement-2015', '/publications/unlocking-potential-vol-1', '/action-points/1'];
const pages = ['/', ...lists.map((list) => `/${list}`), ...entities, '/search?text=mexico', '/search', '/cities/espo', '/nothing', '/data/', '/q', ...await permalinks()];
const require = createRequire(import.meta.url);

const inLanguage = (path, language) => `${path}${path.includes('?') ? '&' : '?'}lang=${language}`;

// permalinks are pages of answers: with a chart, with a wide table, with a mistake, of no version that there is, and of no question.
async function permalinks() {
  const { data } = await (await fetch(`${address}/graphql?query=${encodeURIComponent('{ dataset { version } }')}`)).json();
  const at = (version, query, variables) => `/q/${version}/${deflateRawSync(JSON.stringify({ query, variables })).toString('base64url')}`;
  const goals = '{ sdgs { name cities(first: 1) { totalCount } } }';
  const cities = 'query Cities($first: Int!) { cities(first: $first) { nodes { name path population country { name } names { text language } provenance { confidence note } } } }';
  const version = data.dataset.version;
  return [at(version, goals), at(version, cities, { first: 50 }), at(version, '{ nothing }'), at('0123456789abcdef', goals), `/q/${version}/nothing`];
}

await valid();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  await accessible();
  await keyboard();
} finally {
  await browser.close();
}
console.log(`${pages.length} pages in ${languages.length} languages: valid, accessible, narrow, and by keyboard`);

async function valid() {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  try {
    for (const language of languages) {
      for (const [i, path] of pages.entries()) {
        const answer = await fetch(address + inLanguage(path, language));
        writeFileSync(join(folder, `${language}-${i}.html`), await answer.text());
      }
    }
    writeFileSync(join(folder, 'wrong.html'), '<!doctype html><title>wrong</title><p><div></p>');
    const { stderr } = spawnSync('java', ['-jar', require.resolve('vnu-jar/build/dist/vnu.jar'), '--format', 'json', folder], { encoding: 'utf8', maxBuffer: 1 << 28 });
    const messages = JSON.parse(stderr).messages.map(({ url, lastLine, message }) => `${url.split('/').pop()}:${lastLine}: ${message}`);
    assert(messages.some((m) => m.startsWith('wrong.html')), 'the checker does not see a wrong page');
    assert.deepEqual(messages.filter((m) => !m.startsWith('wrong.html')).slice(0, 20), []);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function accessible() {
  const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  for (const [name, options, some] of [
    ['light', { viewport: { width: 1200, height: 900 }, colorScheme: 'light' }, ['en', 'fr', 'ar']],
    ['dark', { viewport: { width: 1200, height: 900 }, colorScheme: 'dark' }, ['en', 'ar']],
    ['narrow', { viewport: { width: 320, height: 640 }, colorScheme: 'light' }, ['en', 'ar']],
  ]) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const faults = [];
    page.on('console', (message) => faults.push(message.text()));
    page.on('request', (request) => new URL(request.url()).origin === new URL(address).origin || faults.push(`asks ${request.url()}`));
    for (const language of some) {
      for (const path of pages) {
        await page.goto(address + inLanguage(path, language));
        assert.deepEqual(faults.filter((f) => !/status of (400|404|410)/.test(f)), [], `${path} in ${language}, ${name}`);
        await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
        await page.evaluate(axe); // by the debugger, which the policy of the page does not bind
        const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
        const found = violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html).join(' ')}`);
        assert.deepEqual(found, [], `${path} in ${language}, ${name}`);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert(over <= 0, `${path} in ${language}, ${name}: ${over} pixels too wide`);
        faults.length = 0;
      }
    }
    await context.close();
  }
}

// keyboard walks through a page by the tab key: each stop must be seen, and the first leads to the content.
async function keyboard() {
  const page = await browser.newPage();
  await page.goto(`${address}/cities/espoo`);
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const { tagName, className, textContent } = document.activeElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
      return { tagName, className, text: textContent.trim().slice(0, 30), seen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 };
    });
    assert(stop.tagName !== 'BODY' && stop.seen, `stop ${i + 1} cannot be seen: ${JSON.stringify(stop)}`);
    if (i === 0) assert.equal(stop.className, 'skip');
  }
  await page.close();
}
