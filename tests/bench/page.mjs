// How soon the page answers a key: `node tests/bench/page.mjs SITE…`, each SITE a folder that ./build.sh made of some texts.
//
// In Chromium, from the file. Words of the corpus are typed one key after the other, and for every key the page itself takes
// the time from the event to the frame in which the answer to what then stands in the box is painted. A key whose answer was
// overtaken by the next key counts to the answer of that one. Tasks of more than 50 ms while typing are counted as well. The
// baseline, in the same run, is a box that does nothing: what the browser and the machine take for a key and a frame.

import { BROWSERS } from '../browser/browsers.mjs';
import { asFile } from '../browser/stories.mjs';
import { Reader } from '../browser/reader.mjs';
import { resolve } from 'node:path';

const [WORDS, TITLES, LENGTH, PAUSE] = [40, 10, 4, 140];

/** Runs in the page before it: takes the times. */
const watch = () => {
  globalThis.times = [];
  globalThis.longTasks = [];
  new PerformanceObserver((list) => globalThis.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ entryTypes: ['longtask'] });
  const answered = (query) => decodeURIComponent(location.hash).split(/[#&]/).includes(`q=${query}`) && !document.querySelector('#list-column').hasAttribute('aria-busy');
  addEventListener('input', ({ target, timeStamp }) => {
    const look = () => {
      if (!answered(target.value)) return requestAnimationFrame(look);
      // A message is handled after the frame is painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => globalThis.times.push(performance.now() - timeStamp);
      return port2.postMessage(null);
    };
    requestAnimationFrame(look);
  }, true);
};

const at = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN;
const ms = (value) => `${value.toFixed(1)} ms`;

/** Stretches of Chinese from the titles at the head of the list, the same in every run. */
async function words(reader) {
  await reader.page.waitForFunction((least) => document.querySelectorAll('.card h3').length >= least, { timeout: 60_000 }, TITLES);
  const all = await reader.page.evaluate(() => [...document.querySelectorAll('.card h3')].map(({ textContent }) => textContent));
  const titles = all.slice(0, TITLES);
  const stretches = titles.flatMap((title) => title.match(/\p{Script=Han}{4,}/gu) ?? []);
  return Array.from({ length: WORDS }, (_, i) => [...stretches[(i * 7) % stretches.length]].slice(0, LENGTH).join(''));
}

/** A box whose every key is answered at once, under the same watch. */
async function baseline(browser) {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(watch);
  await page.goto('about:blank');
  await page.evaluate(() => {
    const box = document.createElement('input');
    box.oninput = () => { location.hash = `q=${box.value}`; };
    document.body.append(box, Object.assign(document.createElement('p'), { id: 'list-column' }));
    box.focus();
  });
  for (let i = 0; i < WORDS * 2; i += 1) {
    await page.keyboard.type('a');
    await new Promise((next) => setTimeout(next, PAUSE));
  }
  const times = await page.evaluate(() => globalThis.times);
  await page.close();
  told('a box alone', times, []);
}

function told(what, times, longTasks) {
  times.sort((a, b) => a - b);
  const long = longTasks.length ? `, the longest ${ms(Math.max(...longTasks))}` : '';
  console.log(`${what.padEnd(14)} ${String(times.length).padStart(4)} keys   median ${ms(at(times, 0.5))}   95 % ${ms(at(times, 0.95))}   tasks over 50 ms: ${longTasks.length}${long}`);
}

async function measured(browser, site) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.evaluateOnNewDocument(watch);
  const reader = new Reader(page, asFile(resolve(site)));
  await page.setViewport({ width: 1440, height: 900 });
  await page.goto(reader.address, { timeout: 120_000 });
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'true' && !document.querySelector('#list-column').hasAttribute('aria-busy'), { timeout: 120_000 });
  const typed = await words(reader);
  await page.evaluate(() => { globalThis.times.length = globalThis.longTasks.length = 0; });
  for (const word of typed) {
    await page.click('#query', { count: 3 });
    await page.keyboard.press('Backspace');
    for (const key of word) {
      await page.keyboard.type(key);
      await new Promise((next) => setTimeout(next, PAUSE));
    }
  }
  await new Promise((next) => setTimeout(next, 1000));
  const { times, longTasks } = await page.evaluate(() => ({ times: globalThis.times, longTasks: globalThis.longTasks }));
  const documents = await page.$eval('#corpus-counts', ({ textContent }) => textContent.split(/ [·•] /)[0]);
  await context.close();
  told(documents, times, longTasks);
}

const sites = process.argv.slice(2);
if (sites.length === 0) throw new Error('usage: node tests/bench/page.mjs SITE…');
const browser = await BROWSERS.Chromium();
try {
  await baseline(browser);
  for (const site of sites) await measured(browser, site);
} finally {
  await browser.close();
}
