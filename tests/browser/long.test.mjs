// A long list: only what comes into sight is in the page, with a passage of its own, whichever way the reader comes there; what
// is counted is all of it. The same for a corpus that is whole in the page and for one in shards.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inBothBrowsers } from './stories.mjs';

const BUILD = fileURLToPath(new URL('../../build.sh', import.meta.url));
const COUNT = 300;

const room = mkdtempSync(join(tmpdir(), 'jiaokan-long-'));
const [texts, whole, sharded] = ['texts', 'whole', 'sharded'].map((name) => join(room, name));
after(() => rmSync(room, { recursive: true }));

const number = (n) => String(n).padStart(4, '0');

/** Every article tells of a ginkgo, in a passage with its own number; a third in traditional script. */
function article(n) {
  const lines = ['街道上的居民在清晨走过图书馆和车站，说起秋天的河水与灯光。', `门牌${number(n)}号的银杏又黄了，孩子们在树下听老师讲故事。`];
  const other = ['街道上的居民在清晨走過圖書館和車站，說起秋天的河水與燈光。', `門牌${number(n)}號的銀杏又黃了，孩子們在樹下聽老師講故事。`];
  return [`第${number(n)}篇`, ...(n % 3 === 0 ? other : lines)].join('\n');
}

before(() => {
  mkdirSync(texts);
  for (let n = 0; n < COUNT; n += 1) writeFileSync(join(texts, `${number(n)}.txt`), article(n));
  for (const [site, single] of [[whole, '20'], [sharded, '0']]) {
    const { status, stderr } = spawnSync(BUILD, [texts, site], { encoding: 'utf8', env: { ...process.env, SINGLE_MB: single } });
    assert.equal(status, 0, stderr);
  }
});

/** The cards that are in the page. */
const cards = (reader) => reader.page.$$eval('.card', (all) => all.map((card) => ({
  id: card.dataset.id, at: Number(card.ariaPosInSet), of: Number(card.ariaSetSize), passage: card.querySelector('.excerpt')?.textContent ?? '', marked: card.querySelector('.excerpt mark')?.textContent ?? '',
})));

/** Every card tells of its own document. */
function tellOfTheirOwn(all, of) {
  assert.ok(all.length > 0);
  for (const { id, passage, marked, of: size } of all) {
    assert.equal(size, of);
    assert.match(passage, new RegExp(`[门門]牌${id}[号號]`));
    assert.match(marked, /^[银銀]杏$/);
  }
}

inBothBrowsers((tell) => {
  const story = (title, act) => {
    for (const [name, folder] of [['whole', whole], ['in shards', sharded]]) {
      tell(`${name}, ${title}`, async (reader, site) => {
        reader.beside = /^shards\/[0-9a-f]{16}\.js$/;
        await reader.search('银杏');
        await reader.until('all of it', () => document.querySelector('#shelf').textContent === '');
        await reader.shows('#list-count', /300 处，见于 300 篇/);
        await act(reader, site);
      }, { folder: () => folder, schemes: ['file'] });
    }
  };

  story('every card has its passage when it is scrolled to', async (reader) => {
    const seen = new Map();
    while (seen.size < COUNT) {
      const here = await cards(reader);
      tellOfTheirOwn(here, COUNT);
      for (const { id, at } of here) seen.set(at, id);
      const last = Math.max(...here.map(({ at }) => at));
      assert.ok(here.length < COUNT / 2, `${here.length} cards are in the page at once`);
      if (seen.size === COUNT) break;
      await reader.page.$eval(`.card[aria-posinset="${last}"]`, (card) => card.scrollIntoView());
      await reader.until(`cards behind ${last}`, (before) => [...document.querySelectorAll('.card')].some((card) => Number(card.ariaPosInSet) > before), last);
    }
    assert.equal(new Set(seen.values()).size, COUNT, 'each document once');
  });

  story('the end of the list can be jumped to, and the list begins anew with another question', async (reader) => {
    await reader.until('the last card', (count) => {
      const list = document.querySelector('#list');
      list.lastElementChild.scrollIntoView({ block: 'end' });
      return list.querySelector(`.card[aria-posinset="${count}"] .excerpt`) !== null;
    }, COUNT);
    tellOfTheirOwn(await cards(reader), COUNT);
    await reader.search('門牌0123號');
    await reader.shows('#list-count', /1 处，见于 1 篇/);
    assert.deepEqual((await cards(reader)).map(({ id }) => id), ['0123']);
  });

  story('what is narrowed is counted as a whole, and its cards tell of their own', async (reader) => {
    // Wide enough for the facts to stand beside the list.
    await reader.page.setViewport({ width: 1440, height: 900 });
    await reader.shows('[data-facet="script"][data-value="hant"]', /100/);
    await reader.shows('[data-facet="script"][data-value="hans"]', /200/);
    await reader.click('[data-facet="script"][data-value="hant"]');
    await reader.shows('#list-count', /100 处，见于 100 篇/);
    const here = await cards(reader);
    tellOfTheirOwn(here, 100);
    assert.ok(here.every(({ id }) => Number(id) % 3 === 0));
    // In another script the passages are the same, and the marks with them.
    await reader.choose('display', 'hans');
    await reader.shows('.card mark', /^银杏$/);
    tellOfTheirOwn(await cards(reader), 100);
  });
});
