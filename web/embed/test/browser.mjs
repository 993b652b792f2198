// Looks at cards, badges and elements as those do who show them: npm test -- http://127.0.0.1:8080. An oEmbed library finds the card from a
// page; cards and the page /embed must be valid HTML and, by axe, accessible, in light, dark, at 240 pixels and from right to left; the
// elements run on a page of another origin with a strict policy, and leave their links where scripts are blocked or nothing is known; cards
// show in a sandboxed frame, ask no other host and set no cookie. SHOTS=folder keeps pictures.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extract } from '@extractus/oembed-extractor';
import { chromium } from 'playwright-core';

const address = process.argv[2]?.replace(/\/$/, '');
assert(address, 'usage: npm test -- http://127.0.0.1:8080');

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const languages = ['en', 'fr', 'es', 'ar', 'ru', 'zh'];
const paths = ['/cities/espoo', '/cities/amman', '/cities/cape-town', '/cities/abuja', '/sdgs/4', '/sdgs/11', '/awards/2015', '/awards/2017', '/case-studies/melton-2015'];
const cards = [...paths.map((path) => `/embed${path}`), '/embed/cities/nowhere'];
const desks = ['/embed', '/embed?text=cork', '/embed?path=/cities/amman', '/embed?path=/cities/abuja', '/embed?path=/sdgs/11&theme=dark'];
const looks = [
  ['light', { viewport: { width: 480, height: 320 }, colorScheme: 'light' }, ['en', 'ar', 'zh']],
  ['dark', { viewport: { width: 480, height: 320 }, colorScheme: 'dark' }, ['en', 'ar']],
  ['narrow', { viewport: { width: 240, height: 420 }, colorScheme: 'light' }, ['en', 'ar', 'ru']],
];
const tags = ['learning-city', 'learning-city-related', 'learning-city-map', 'sdg-network'];
const inLanguage = (path, language) => `${path}${path.includes('?') ? '&' : '?'}lang=${language}`;

// The page of a partner, on another origin. Its policy is as strict as the elements allow.
const elements = ['<learning-city slug="SLUG"><a href="#city">City</a></learning-city>', '<learning-city-related slug="SLUG"><a href="#related">Related</a></learning-city-related>',
  '<learning-city-map slug="SLUG"><a href="#map">Map</a></learning-city-map>', '<sdg-network><a href="#network">Network</a></sdg-network>'].join('\n');
const partner = createServer((request, response) => {
  const { searchParams } = new URL(request.url, 'http://partner');
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Content-Security-Policy', `default-src 'none'; script-src ${address}; connect-src ${address}; frame-src ${address}; img-src ${address}; require-trusted-types-for 'script'`);
  const lang = searchParams.get('lang') ?? 'en';
  const slug = searchParams.get('slug') ?? 'espoo';
  const content = searchParams.has('frame')
    ? `<iframe title="card" sandbox="allow-scripts" width="480" height="320" src="${address}/embed${searchParams.get('frame')}"></iframe>`
    : `<script type="module" src="${address}/embed/learning-city.js"></script>${elements.replaceAll('SLUG', slug)}`;
  response.end(`<!doctype html><html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>Partner</title><main><h1>Partner</h1>${content}</main></html>`);
});
await new Promise((listening) => { partner.listen(0, '127.0.0.1', listening); });
const there = `http://127.0.0.1:${partner.address().port}/`;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  await extracted();
  await valid();
  await accessible();
  await framed();
  await shown();
  await fallenBack();
} finally {
  await browser.close();
  partner.close();
}
console.log(`${cards.length} cards and ${desks.length} pages in ${languages.length} languages: found by oEmbed, valid, accessible, framed; elements shown and fallen back`);

async function shot(page, name) {
  if (process.env.SHOTS) {
    await page.screenshot({ path: join(process.env.SHOTS, `${name.replace(/\W+/g, '-')}.png`), fullPage: true });
  }
}

/** extracted finds the card from the address of the page alone, as a consumer's library does. */
async function extracted() {
  for (const path of paths) {
    for (const language of ['en', 'ar']) {
      const page = `${address}${inLanguage(path, language)}`;
      const found = await extract(page, { maxwidth: 360, maxheight: 500 });
      assert.equal(found.type, 'rich', page);
      assert(found.width <= 360 && found.height <= 500, `${page}: ${found.width} by ${found.height}`);
      const source = found.html.match(/ src="([^"]*)"/)[1].replaceAll('&amp;', '&');
      const card = await fetch(source);
      assert.equal(card.status, 200, source);
      assert.equal(card.headers.get('set-cookie'), null, source);
      assert((await card.text()).includes(found.title), source);
    }
  }
}

/** valid has the Nu checker read every card and page in every language, and the lines to paste in a page of their own. */
async function valid() {
  const folder = mkdtempSync(join(tmpdir(), 'cards-'));
  const page = await browser.newPage();
  try {
    for (const language of languages) {
      for (const [i, path] of [...cards, ...desks].entries()) {
        writeFileSync(join(folder, `${language}-${i}.html`), await (await fetch(address + inLanguage(path, language))).text());
      }
    }
    await page.goto(`${address}/embed?path=/cities/amman`);
    const lines = await page.locator('textarea').evaluateAll((areas) => areas.map((area) => area.value));
    const body = lines.filter((line) => !line.startsWith('<link')).map((line) => line.replace(' frameborder="0"', '')); // which WordPress keeps, and HTML no longer has
    assert.equal(body.length, 5);
    writeFileSync(join(folder, 'lines.html'), `<!doctype html><html lang="en"><head><title>Lines</title>${lines.find((line) => line.startsWith('<link'))}</head><body>${body.join('\n')}</body></html>`);
    writeFileSync(join(folder, 'wrong.html'), '<!doctype html><title>wrong</title><p><div></p>');
    const { stderr } = spawnSync('java', ['-jar', require.resolve('vnu-jar/build/dist/vnu.jar'), '--format', 'json', folder], { encoding: 'utf8', maxBuffer: 1 << 28 });
    const messages = JSON.parse(stderr).messages.map(({ url, lastLine, message }) => `${url.split('/').pop()}:${lastLine}: ${message}`);
    assert(messages.some((m) => m.startsWith('wrong.html')), 'the checker does not see a wrong page');
    assert.deepEqual(messages.filter((m) => !m.startsWith('wrong.html')).slice(0, 20), []);
  } finally {
    await page.close();
    rmSync(folder, { recursive: true });
  }
}

/** clean asserts that axe finds nothing, nothing is wider than the window, and nothing came from elsewhere. */
async function clean(page, faults, name) {
  assert.deepEqual(faults.filter((f) => !f.includes('404')), [], name);
  await page.evaluate(axe); // by the debugger, which no policy of the page binds
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html).join(' ')}`), [], name);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert(over <= 0, `${name}: ${over} pixels too wide`);
}

async function watched(options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const faults = [];
  page.on('console', (message) => faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => [address, there.slice(0, -1)].includes(new URL(request.url()).origin) || faults.push(`asks ${request.url()}`));
  return { context, page, faults };
}

async function accessible() {
  for (const [name, options, some] of looks) {
    const { context, page, faults } = await watched(options);
    for (const language of some) {
      for (const path of [...cards, ...(name === 'narrow' ? [] : desks)]) {
        faults.length = 0;
        await page.goto(address + inLanguage(path, language), path.includes('path=') ? { waitUntil: 'networkidle' } : {});
        await clean(page, faults, `${path} in ${language}, ${name}`);
        await shot(page, `${name}-${language}-${path}`);
      }
    }
    assert.deepEqual(await context.cookies(), []);
    await context.close();
  }
  const { context, page } = await watched({ viewport: { width: 480, height: 320 }, colorScheme: 'dark' });
  const paper = async (theme) => {
    await page.goto(`${address}/embed/cities/espoo?theme=${theme}`);
    return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  };
  assert.equal(await paper(''), await paper('dark'));
  assert.notEqual(await paper('dark'), await paper('light'));
  await context.close();
}

/** framed shows cards in a frame without rights on another origin, and in a frame of the size that oEmbed gives, where nothing may scroll. */
async function framed() {
  const { context, page, faults } = await watched({ viewport: { width: 800, height: 600 } });
  for (const path of paths) {
    await page.goto(`${there}?frame=${path}`);
    await page.frameLocator('iframe').locator('h1').waitFor();
    assert.equal(await page.frameLocator('iframe').locator('h1').evaluate((h1) => getComputedStyle(h1).fontWeight), '600', `${path} has its style in the frame`);
    assert.deepEqual(faults, [], path);
  }
  await shot(page, 'framed');
  const answer = await fetch(`${address}/cities/espoo`);
  assert.match(answer.headers.get('content-security-policy'), /frame-ancestors 'none'/);
  for (const [i, path] of paths.entries()) {
    for (const language of [languages[i % 6], languages[(i + 3) % 6]]) {
      for (const width of [480, 300, 240]) {
        const { height } = await (await fetch(`${address}/oembed?maxwidth=${width}&url=${encodeURIComponent(`${address}${inLanguage(path, language)}`)}`)).json();
        await page.setViewportSize({ width, height });
        await page.goto(`${address}/embed${inLanguage(path, language)}`);
        const scrolls = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
        assert(scrolls <= 0, `${path} in ${language}: ${scrolls} pixels do not fit into ${width} by ${height}`);
        const empty = await page.evaluate(() => document.querySelector('footer').getBoundingClientRect().top - [...document.querySelector('main').children].pop().getBoundingClientRect().bottom);
        // The height is for the widest letters in use; with narrow ones some lines are not needed.
        assert(empty < 220, `${path} in ${language}: ${empty} pixels of ${width} by ${height} are empty`);
      }
    }
  }
  await context.close();
}

/** settled waits until each element has its answer. */
async function settled(page, selector) {
  for (const tag of tags) {
    await page.locator(`${tag} ${selector}`).first().waitFor({ state: 'attached' });
  }
}

/** shown has the elements run on the partner's page. */
async function shown() {
  for (const [name, options, some] of [...looks, ['wide', { viewport: { width: 900, height: 900 }, colorScheme: 'light' }, ['en']]]) {
    const { context, page, faults } = await watched(options);
    for (const language of some) {
      faults.length = 0;
      await page.goto(`${there}?slug=amman&lang=${language}`);
      await settled(page, 'article');
      for (const tag of tags) {
        const { direction, said, links } = await page.locator(tag).evaluate((element) => ({
          direction: getComputedStyle(element.shadowRoot.querySelector('article')).direction, said: element.shadowRoot.textContent,
          links: [...element.shadowRoot.querySelectorAll('a')].map((a) => a.href),
        }));
        assert.equal(direction, language === 'ar' ? 'rtl' : 'ltr', `${tag} in ${language}`);
        assert(said.includes('CC BY 4.0'), `${tag} in ${language} says ${said}`);
        for (const link of new Set(links.filter((l) => l.startsWith(address)))) {
          assert.equal((await fetch(link)).status, 200, `${tag} in ${language} leads to ${link}`);
        }
      }
      await clean(page, faults, `elements in ${language}, ${name}`);
      await shot(page, `elements-${name}-${language}`);
    }
    await context.close();
  }
  const { context, page, faults } = await watched({ viewport: { width: 480, height: 800 }, colorScheme: 'dark' });
  await page.goto(`${there}?slug=espoo`);
  await settled(page, 'article');
  const city = page.locator('learning-city');
  const look = () => city.evaluate((element) => {
    const { backgroundColor, color } = getComputedStyle(element.shadowRoot.querySelector('article'));
    return `${backgroundColor} ${color}`;
  });
  const dark = await look();
  await city.evaluate((element) => { element.setAttribute('theme', 'light'); });
  assert.notEqual(await look(), dark);
  await city.evaluate((element) => { element.style.setProperty('--learning-city-background', 'rgb(1, 2, 3)'); });
  assert.match(await look(), /^rgb\(1, 2, 3\)/);
  await city.evaluate((element) => { element.slug = 'cork'; element.setAttribute('slug', 'cork'); });
  await city.locator('[part=name]', { hasText: 'Cork' }).waitFor();
  await city.evaluate((element) => { element.setAttribute('lang', 'zh'); });
  await city.locator('article[lang=zh]').waitFor();
  await city.evaluate((element) => { element.setAttribute('slug', 'nowhere'); });
  await city.locator('slot').waitFor({ state: 'attached' });
  assert(await page.locator('learning-city > a').isVisible());
  assert.deepEqual(faults, []);
  await context.close();
}

/** fallenBack leaves the links where no script runs, nothing is known, or the service does not answer. */
async function fallenBack() {
  for (const [name, options, slug, stop] of [['no script', { javaScriptEnabled: false }, 'espoo'], ['unknown', {}, 'nowhere'], ['no service', {}, 'espoo', '**/graphql?*'], ['no module', {}, 'espoo', '**/learning-city.js']]) {
    const { context, page } = await watched(options);
    if (stop) {
      await page.route(stop, (route) => route.abort());
    }
    await page.goto(`${there}?slug=${slug}`, { waitUntil: 'networkidle' });
    for (const tag of tags) {
      const seen = await page.locator(`${tag} > a`).isVisible();
      assert.equal(seen, name !== 'unknown' || tag !== 'sdg-network', `${tag}, ${name}`);
    }
    await context.close();
  }
}
