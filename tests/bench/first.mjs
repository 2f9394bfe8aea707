// How soon something can be read: `node tests/bench/first.mjs`, after ./build.sh and `npm install --no-save --prefix FOLDER pagefind`;
// PAGEFIND names that FOLDER.
//
// The page with the built-in texts, from navigation to its list of documents, and opened on a query to the first result with its
// excerpt; beside it a page that searches the same texts with Pagefind, from navigation to its first result with title and excerpt. Both over http from this machine, each time in a fresh
// browser, in turns; the medians are compared.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BROWSERS } from '../browser/browsers.mjs';
import { DIST, overHttp } from '../browser/stories.mjs';

const [TURNS, WORD] = [9, '社区'];

/** A browser that has just started is busy with itself for so long, in milliseconds: no reader opens a page meanwhile. */
const SETTLED = 3000;

/** The clean texts, as the module gives them. */
async function documents() {
  const code = readFileSync(join(DIST, 'jiaokan.js')).toString('base64');
  const { default: init, Engine } = await import(`data:text/javascript;base64,${code}`);
  await init({ module_or_path: readFileSync(join(DIST, 'jiaokan.wasm')) });
  const engine = Engine.builtin();
  return engine.info().documents.map(({ id, fields }) => ({ id, title: fields.title ?? id, text: engine.document(id, []).clean }));
}

async function pagefind(out) {
  if (!process.env.PAGEFIND) throw new Error('PAGEFIND names no folder with the package pagefind');
  const { createIndex, close } = await import(pathToFileURL(resolve(process.env.PAGEFIND, 'node_modules', 'pagefind', 'lib', 'index.js')).href);
  const { index } = await createIndex({ forceLanguage: 'zh' });
  for (const { id, title, text } of await documents()) await index.addCustomRecord({ url: `/${id}`, content: `${title}\n${text}`, language: 'zh', meta: { title } });
  await index.writeFiles({ outputPath: join(out, 'pagefind') });
  await close();
  writeFileSync(join(out, 'index.html'), `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><p id="result"></p><script type="module">
    const { search } = await import('./pagefind/pagefind.js');
    const [first] = (await search('${WORD}')).results;
    const { meta, excerpt } = await first.data();
    document.querySelector('#result').textContent = meta.title + excerpt;
    document.documentElement.dataset.shown = 'true';
  </script>`);
}

/** Runs in the page before it: when there was what is waited for, and it was painted. */
const watch = (selector) => {
  const look = () => {
    if (document.querySelector(selector)) requestAnimationFrame(() => { globalThis.usable = performance.now(); });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

async function taken(address, selector) {
  const browser = await BROWSERS.Chromium();
  try {
    const page = await browser.newPage();
    await new Promise((resolve) => setTimeout(resolve, SETTLED));
    await page.evaluateOnNewDocument(watch, selector);
    await page.goto(address);
    await page.waitForFunction(() => globalThis.usable !== undefined, { timeout: 30_000 });
    return await page.evaluate(() => globalThis.usable);
  } finally {
    await browser.close();
  }
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const out = mkdtempSync(join(tmpdir(), 'jiaokan-first-'));
await pagefind(out);
const [own, other] = [await overHttp(DIST), await overHttp(out)];
try {
  const usable = 'html[data-pane] #list-column:not([aria-busy]) .card';
  const jobs = [
    ['Pagefind, first result', other.address, 'html[data-shown]'],
    ['the page, usable', own.address, usable],
    ['the page, first result', `${own.address}#q=${encodeURIComponent(WORD)}`, `${usable} .excerpt mark`],
  ];
  const times = jobs.map(() => []);
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const [i, [, address, selector]] of jobs.entries()) times[i].push(await taken(address, selector));
  }
  const medians = times.map(median);
  for (const [i, [name]] of jobs.entries()) console.log(`${name.padEnd(24)}${medians[i].toFixed(0).padStart(5)} ms  ${(medians[i] / medians[0]).toFixed(2)}`);
} finally {
  await Promise.all([own.stop(), other.stop()]);
  rmSync(out, { recursive: true });
}
