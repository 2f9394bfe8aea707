// Hostile texts as documents, by the way that any folder takes: they show as text and break nothing.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inBothBrowsers } from './stories.mjs';

const HOSTILE = fileURLToPath(new URL('../hostile', import.meta.url));
const BUILD = fileURLToPath(new URL('../../build.sh', import.meta.url));
/** A line of a megabyte. */
const SENTENCE = '社区工作者在楼道里逐户登记,居民把需要的药品写在纸上。';
const TIMES = Math.ceil(2 ** 20 / Buffer.byteLength(SENTENCE));

const room = mkdtempSync(join(tmpdir(), 'jiaokan-hostile-'));
const [texts, site] = [join(room, 'texts'), join(room, 'site')];
after(() => rmSync(room, { recursive: true }));

const build = (folder, out) => spawnSync(BUILD, [folder, out], { encoding: 'utf8' });

before(() => {
  cpSync(HOSTILE, texts, { recursive: true });
  writeFileSync(join(texts, 'long.txt'), SENTENCE.repeat(TIMES));
  const { status, stderr } = build(texts, site);
  assert.equal(status, 0, stderr);
});

test('files that cannot be read are named, the others make a page, and the exit status says so', () => {
  const folder = join(room, 'mixed');
  cpSync(join(HOSTILE, 'links.txt'), join(folder, 'good.txt'));
  writeFileSync(join(folder, 'empty.txt'), '');
  writeFileSync(join(folder, 'binary.txt'), Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256)));
  const { status, stderr } = build(folder, join(room, 'mixed-site'));
  assert.notEqual(status, 0);
  assert.match(stderr, /empty\.txt/);
  assert.match(stderr, /binary\.txt/);
  assert.doesNotMatch(stderr, /good\.txt/);
  assert.ok(statSync(join(room, 'mixed-site', 'index.html')).size > 0);
});

/** What must hold at every moment: nothing ran, nothing of the texts became an element. */
async function harmless({ page }) {
  const found = await page.evaluate(() => ({
    ran: globalThis.ran ?? null,
    elements: document.querySelectorAll('#list script, #text script, #text svg, #text img, #text iframe, [onerror], [onload], a[href^="javascript:" i]').length,
  }));
  assert.deepEqual(found, { ran: null, elements: 0 });
}

inBothBrowsers((told) => {
  const story = (name, act) => told(name, act, { folder: () => site });

  story('every hostile document is listed and shows in every view', async (reader) => {
    for (const id of ['markup', 'links', 'bidi', 'surrogates', 'nul']) {
      await reader.openDocument(id);
      for (const view of ['clean', 'found', 'both', 'proof']) {
        await reader.view(view);
        await harmless(reader);
      }
      assert.match(await reader.text('#text'), /社/);
    }
  });

  story('markup is read and found as the characters it is', async (reader) => {
    await reader.openDocument('markup');
    await reader.view('found');
    for (const words of ['<script>', '</script>', '<!--', 'onerror=']) await reader.shows('#text', new RegExp(words.replace(/[/]/g, '\\/')));
    await reader.search('globalThis');
    await reader.shows('#list-count', /[1-9]/);
    await harmless(reader);
  });

  story('what is no character does not end the text', async (reader) => {
    for (const [id, words] of [['nul', /后面的文字应当照样显示/], ['surrogates', /后面的文字应当完整无缺/]]) {
      await reader.openDocument(id);
      await reader.shows('#text', words);
    }
  });

  story('a megabyte on one line is searched and opened', async (reader) => {
    await reader.search('药品');
    await reader.shows('#list-count', new RegExp(`${TIMES.toLocaleString('en')} `));
    await reader.openDocument('long');
    await reader.shows('#text', /逐户登记/);
    await harmless(reader);
  });
});
