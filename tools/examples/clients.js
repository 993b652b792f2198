// Runs the examples for front ends against the service at an endpoint, and compares what each shows with one direct answer: the program in Node.js,
// the pages in Chromium, where "More" is pressed until it is gone.
//
//	CHROMIUM=/usr/bin/chromium node clients.js http://127.0.0.1:8080/graphql espoo
import { execFileSync } from 'node:child_process'
import { deepStrictEqual, match } from 'node:assert'
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

// Serves the page of an example from an address of its own, as a web server would, and hands it to use with what it complains of.
async function open(browser, name, use) {
  const server = await preview({ root: name, configFile: `${name}/vite.config.ts`, preview: { host: '127.0.0.1', port: 0 } })
  const tab = await browser.newPage()
  const complaints = []
  tab.on('pageerror', (error) => complaints.push(String(error)))
  tab.on('console', (message) => ['warning', 'error'].includes(message.type()) && complaints.push(message.text()))
  try {
    await use(tab, server.resolvedUrls.local[0], complaints)
  } finally {
    await tab.close()
    await server.close()
  }
}

// The whole list, page by page, with no more questions than there are pages.
async function showsAll(tab, address, complaints) {
  let asked = 0
  tab.on('request', (request) => request.url() === endpoint && request.method() === 'POST' && asked++)
  await tab.goto(`${address}?city=${slug}`)
  const items = tab.locator('ol > li')
  await items.first().waitFor()
  for (const more = tab.getByRole('button', { name: 'More' }); await more.count(); ) {
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
  deepStrictEqual(list, want)
  deepStrictEqual(complaints, [], 'what the page complains of')
  deepStrictEqual(asked, Math.ceil(want.length / 20), 'questions asked')
}

// A city that is not there, and a service that is not there.
async function showsProblems(tab, address) {
  const alert = tab.getByRole('alert')
  await tab.goto(`${address}?city=nowhere`)
  await alert.waitFor()
  deepStrictEqual(await alert.textContent(), 'There is no city nowhere.')
  await tab.route(endpoint, (route) => route.abort())
  await tab.goto(`${address}?city=${slug}`)
  await alert.waitFor()
  match(await alert.textContent(), /failed to fetch/i)
}

const env = { ...process.env, LC_ENDPOINT: endpoint }
const output = execFileSync(process.execPath, ['src/main.ts', slug], { cwd: 'typescript', env, encoding: 'utf8' })
deepStrictEqual(printed(output), want, 'typescript')
console.log(`typescript: ${want.length} related cities of ${slug}, as the service tells them`)

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] })
try {
  for (const name of ['apollo', 'urql', 'relay']) {
    await open(browser, name, showsAll)
    await open(browser, name, showsProblems)
    console.log(`${name}: the same, in pages of 20`)
  }
} finally {
  await browser.close()
}
