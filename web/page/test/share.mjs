// Draws the picture of previews (Open Graph) from the home page of a running service: npm run share -- http://127.0.0.1:8080

import { chromium } from 'playwright-core';

const address = process.argv[2] ?? 'http://127.0.0.1:8080';
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1200, height: 630 }, bypassCSP: true });
await page.goto(address);
await page.evaluate(() => {
  const map = document.querySelector('.map').outerHTML;
  document.body.innerHTML = `<div style="position:relative;inline-size:1200px;block-size:630px;overflow:hidden;background:#0a3d49">
    <div style="position:absolute;inset:-10px 0 0 0;opacity:.9;--land:#155362;--sea:#0a3d49;--dot:#ffd27a">${map}</div>
    <div style="position:absolute;inset-inline:64px;inset-block-end:56px;color:#fff;font:600 68px/1.1 'Noto Serif',Georgia,serif;text-shadow:0 2px 24px #0a3d49">Learning Cities Graph</div></div>`;
});
await page.screenshot({ path: new URL('../asset/share.png', import.meta.url).pathname });
await browser.close();
