// What a reader saves: the files say what they are, and hold what the page shows.

import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DOWNLOADS } from './browsers.mjs';
import { inBothBrowsers } from './stories.mjs';

const SHANGHAI = '002_45a666a66f349f50';

/** A browser that lets the page write to a file of the reader's choice: what is written is kept. */
const withPicker = (reader, choose = 'choose') => reader.page.evaluate((how) => {
  globalThis.saved = [];
  globalThis.showSaveFilePicker = async ({ suggestedName }) => {
    if (how === 'refuse') throw new DOMException('', 'AbortError');
    const file = { name: suggestedName, pieces: [] };
    return { createWritable: async () => ({
      write: async (piece) => { file.pieces.push(piece); }, close: async () => { globalThis.saved.push(file); }, abort: async () => { globalThis.saved.push(null); },
    }) };
  };
}, choose);
const savedFile = async (reader) => {
  await reader.until('the file', () => globalThis.saved.length > 0);
  return reader.page.evaluate(async () => ({ name: globalThis.saved[0].name, text: globalThis.saved[0].pieces.join('') }));
};

/** Does something that the browser downloads a file for, and reads it. */
async function downloaded(reader, act) {
  mkdirSync(DOWNLOADS, { recursive: true });
  try {
    await reader.page.evaluate(() => { globalThis.showSaveFilePicker = undefined; });
    // Firefox was told when it was started.
    await reader.page.browserContext().setDownloadBehavior?.({ policy: 'allow', downloadPath: DOWNLOADS });
    await act();
    for (let tries = 0; tries < 100; tries += 1) {
      const [name] = readdirSync(DOWNLOADS).filter((file) => !/\.(part|crdownload)$/.test(file));
      const text = name ? readFileSync(join(DOWNLOADS, name), 'utf8') : '';
      if (text !== '') return { name, text };
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return assert.fail('nothing was downloaded');
  } finally {
    rmSync(DOWNLOADS, { recursive: true });
  }
}

const choose = (reader, value) => reader.press(`#export [data-choice="${value}"]`);
const save = (reader) => reader.click('#export [data-act="save"]');

inBothBrowsers((story) => {
  story('the open text is saved as it reads, with what it is', async (reader) => {
    await reader.open(`#doc=${SHANGHAI}&view=clean`);
    await reader.reading(SHANGHAI, 'clean');
    await withPicker(reader);
    await reader.click('.actions [data-act="export"]');
    await reader.shows('#export', /\S/);
    await save(reader);
    const { name, text } = await savedFile(reader);
    assert.match(name, /^校勘_002_45a666a66f349f50_\d{4}-\d\d-\d\d\.txt$/);
    assert.match(text, /^# mode: auto\n# view: #doc=002_45a666a66f349f50&view=clean\n# corpus: 校勘\n# corpus_sha256: [0-9a-f]{64}\n# engine: \d/);
    const lines = await reader.page.$$eval('#text .line', (all) => all.map((line) => [...line.childNodes].filter((node) => !node.matches?.('.anchor, .ref')).map((node) => node.textContent).join('')));
    for (const line of lines) assert.ok(text.includes(line), line);
  }, { schemes: ['file'] });

  story('results are saved with their query and their hits; the corpus as JSON lines', async (reader) => {
    await reader.search('战疫');
    await withPicker(reader);
    await reader.click('#export-list');
    await reader.shows('#export', /\S/);
    await choose(reader, 'csv');
    await save(reader);
    const { text } = await savedFile(reader);
    const cards = await reader.page.$$eval('.card', (all) => all.map(({ dataset }) => dataset.id));
    assert.ok(text.startsWith('\ufeffid,title,'));
    for (const id of cards) assert.ok(text.includes(`\r\n${id},`), id);
    assert.match(text, /,战疫,auto,,#q=/);
    await withPicker(reader);
    await reader.click('#export-list');
    await choose(reader, 'corpus');
    await choose(reader, 'jsonl');
    await save(reader);
    const lines = (await savedFile(reader)).text.trimEnd().split('\n').map((line) => JSON.parse(line));
    assert.equal(lines[0].jiaokan.query, '战疫');
    assert.equal(lines.length, 6);
    assert.ok(lines.slice(1).every(({ id, blocks, edits }) => id && blocks.length > 0 && edits.length > 0));
  }, { schemes: ['http'] });

  story('lines are saved as they are sorted', async (reader) => {
    await reader.open('#q=社区&tab=lines&sort=R1');
    await reader.shows('.kwic', /社[区區]/);
    await withPicker(reader);
    await reader.click('#export-list');
    await reader.shows('#export', /\S/);
    await save(reader);
    const rows = (await savedFile(reader)).text.trimEnd().split('\r\n');
    const hits = Number(/\d+/.exec((await reader.text('#list-count')).replace(/,/g, ''))[0]);
    assert.equal(rows.length, hits + 1);
    assert.ok(rows.slice(1).every((row) => /,社[区區],/.test(row)));
  }, { schemes: ['file'] });

  story('without a choice of place the file is downloaded', async (reader) => {
    await reader.click('#export-list');
    await reader.shows('#export', /\S/);
    await choose(reader, 'apparatus');
    const { name, text } = await downloaded(reader, () => save(reader));
    assert.match(name, /\.apparatus\.jsonl$/);
    const [first, ...edits] = text.trimEnd().split('\n').map((line) => JSON.parse(line));
    assert.ok(first.jiaokan.corpus_sha256);
    assert.ok(edits.length > 1000 && edits.every(({ document, rule, span }) => document && rule && span.length === 2));
  });

  story('a reader who thinks better of it gets no file and no complaint', async (reader) => {
    await withPicker(reader, 'refuse');
    await reader.click('#export-list');
    await save(reader);
    await reader.page.keyboard.press('Escape');
    await reader.until('the dialog to close', () => !document.querySelector('#export').open);
    assert.equal(await reader.page.evaluate(() => globalThis.saved.length), 0);
  }, { schemes: ['file'] });
});
