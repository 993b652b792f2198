// Runs the examples for front ends against the service at an endpoint, and compares what each shows with one direct answer: the program in Node.js,
// the pages in Chromium, where "More" is pressed until it is gone.
//
//	CHROMIUM=/usr/bin/chromium node clients.js http://127.0.0.1:8080/graphql espoo
import { execFileSync } from 'node:child_process'
import { deepStrictEqual } from 'node:assert'
import { chromium } from 'playwright-core'
import { preview } from 'vite'

const [endpoint, slug] = process.argv.slice(2)

const query = `query ($slug: String!) {
  city(slug: $slug) {
    relatedCities(first: 100) { edges { rank score node { name path country { name } } reasons { description } } }
  }
}`
const response = await fetch(endpoint, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ query, variables: { slug } }),
})
const want = (await response.json()).data.city.relatedCities.edges.map(({ rank, score, node, reasons }) => ({
  rank,
  text: `${node.name}, ${node.country.name} (${score.toFixed(3)})`,
  link: new URL(node.path, endpoint).href,
  reasons: reasons.map((reason) => reason.description),
}))
if (want.length < 50) throw new Error(`${slug} has ${want.length} related cities, too few for three pages`)

// What the program prints, read back.
function printed(text) {
  const found = []
  for (const line of text.trimEnd().split('\n')) {
    const head = line.match(/^(\d+)\. (.*\)) (\S+)$/)
    if (head) found.push({ rank: Number(head[1]), text: head[2], link: head[3], reasons: [] })
    else found.at(-1).reasons.push(line.trim())
  }
  return found
}

// What a page shows, with how many questions it asked the service.
async function shown(browser, name) {
  const server = await preview({ root: name, configFile: `${name}/vite.config.ts`, preview: { host: '127.0.0.1', port: 0 } })
  const tab = await browser.newPage()
  try {
    const wrong = []
    let asked = 0
    tab.on('pageerror', (error) => wrong.push(String(error)))
    tab.on('console', (message) => ['warning', 'error'].includes(message.type()) && wrong.push(message.text()))
    tab.on('request', (request) => request.url() === endpoint && request.method() === 'POST' && asked++)
    await tab.goto(`${server.resolvedUrls.local[0]}?city=${slug}`)
    const items = tab.locator('ol > li')
    await items.first().waitFor()
    for (let more = tab.getByRole('button', { name: 'More' }); await more.count(); ) {
      const before = await items.count()
      await more.click()
      await items.nth(before).waitFor()
    }
    const list = await items.evaluateAll((all) =>
      all.map((item, i) => ({
        rank: i + 1,
        text: [...item.childNodes].filter((n) => n.nodeName !== 'UL').map((n) => n.textContent).join(''),
        link: item.querySelector('a').href,
        reasons: [...item.querySelectorAll('li')].map((reason) => reason.textContent),
      })),
    )
    deepStrictEqual(wrong, [], `${name}: the page complains`)
    deepStrictEqual(asked, Math.ceil(want.length / 20), `${name}: questions asked`)
    return list
  } finally {
    await tab.close()
    await server.close()
  }
}

const env = { ...process.env, LC_ENDPOINT: endpoint }
const output = execFileSync(process.execPath, ['src/main.ts', slug], { cwd: 'typescript', env, encoding: 'utf8' })
deepStrictEqual(printed(output), want, 'typescript')
console.log(`typescript: ${want.length} related cities of ${slug}, as the service tells them`)

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] })
try {
  for (const name of ['apollo', 'urql', 'relay']) {
    deepStrictEqual(await shown(browser, name), want, name)
    console.log(`${name}: the same, in pages of 20`)
  }
} finally {
  await browser.close()
}
