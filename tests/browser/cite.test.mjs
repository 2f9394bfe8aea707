// What a reader takes along: a link to a passage, a citation.

import assert from 'node:assert/strict';
import { inBothBrowsers } from './stories.mjs';

const [SONGJIANG, TIANJIN] = ['000_d99b937aa296e014', '004_9b1a5301054aa150'];

/** Keeps what the page copies: a headless browser has no clipboard of its own. */
const keepCopies = (reader) => reader.page.evaluate(() => {
  globalThis.copied = [];
  const clipboard = { writeText: async (text) => { globalThis.copied.push(text); } };
  Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
});
const lastCopy = (reader) => reader.page.evaluate(() => globalThis.copied.at(-1));

/** Selects from a character of line `from` to one of line `to`, each `[line, character]`, as a reader would by dragging. */
const select = (reader, from, to) => reader.page.evaluate(([a, b]) => {
  const at = ([line, character]) => {
    const walker = document.createTreeWalker(document.querySelector(`#text [data-line="${line}"]`), NodeFilter.SHOW_TEXT);
    let left = character;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest('.anchor, .ref')) continue;
      if (left <= node.data.length) return [node, left];
      left -= node.data.length;
    }
    throw new Error('the line is shorter');
  };
  getSelection().setBaseAndExtent(...at(a), ...at(b));
}, [from, to]);

/** The text that is tinted as the passage of a link. */
const target = (reader) => reader.page.evaluate(() => [...(CSS.highlights?.get('passage') ?? [])].map((range) => {
  const copy = range.cloneContents();
  for (const other of copy.querySelectorAll('.ref, .anchor')) other.remove();
  return copy.textContent;
}));

const hashOf = (address) => address.slice(address.indexOf('#'));

inBothBrowsers((story) => {
  story('a link to what is selected leads to it in every view, with other rules, in another script', async (reader) => {
    await reader.open(`#doc=${SONGJIANG}`);
    await reader.reading(SONGJIANG);
    await keepCopies(reader);
    await select(reader, [3, 8], [4, 6]);
    await reader.shows('#selection-bar', /\S/);
    const text = await reader.page.evaluate(() => getSelection().toString().replace(/[\n¶]+/g, ''));
    await reader.click('#selection-bar [data-act="copyLink"]');
    await reader.shows('#toast', /\S/);
    const hash = hashOf(await lastCopy(reader));
    assert.match(hash, /p=\d+-\d+\..*&quote=/);
    for (const more of ['', '&view=clean', '&show=hans', '&off=injected-reading,half-width-mark,byte-slip']) {
      await reader.page.goto('about:blank');
      await reader.open(hash + more);
      await reader.shows('.target', /\S/);
      const shown = (await target(reader)).join('');
      if (more === '' || more === '&view=clean') assert.equal(shown, text);
      else assert.equal(shown.slice(0, 2), more.includes('hans') ? shown.slice(0, 2) : text.slice(0, 2));
    }
    await reader.open(`${hash}&view=found`);
    await reader.shows('.as-found.target', /\(/);
  }, { schemes: ['file'] });

  story('a link whose passage is not there says so and leads nowhere', async (reader) => {
    await reader.open(`#doc=${SONGJIANG}`);
    await reader.reading(SONGJIANG);
    await keepCopies(reader);
    await select(reader, [3, 8], [3, 20]);
    await reader.shows('#selection-bar', /\S/);
    await reader.click('#selection-bar [data-act="copyLink"]');
    await reader.shows('#toast', /\S/);
    const hash = hashOf(await lastCopy(reader));
    await reader.open(hash.replace(SONGJIANG, TIANJIN));
    await reader.shows('#reading-message', /\S/);
    assert.equal(await reader.count('.target'), 0);
  }, { schemes: ['http'] });

  story('a text is cited by both editions of GB/T 7714, for BibTeX and for programs', async (reader) => {
    await reader.open(`#doc=${SONGJIANG}&show=hans`);
    await reader.reading(SONGJIANG);
    await keepCopies(reader);
    await reader.click('.actions [data-act="cite"]');
    await reader.shows('#cite', /\S/);
    const cited = (form) => reader.text(`#cite [data-form="${form}"] .cited`);
    assert.equal(await cited('GB/T 7714—2025'), '谢卫群. “越是困难的时候，越要与群众在一起”（抓细抓实各项防疫工作）[N]. 人民日报，2022-04-25（02）.');
    assert.equal(await cited('GB/T 7714—2015'), '谢卫群. “越是困难的时候，越要与群众在一起”(抓细抓实各项防疫工作)[N]. 人民日报, 2022-04-25(02).');
    await reader.click('#cite [data-choice="found"] + span');
    await reader.shows('#cite .cited', /^謝衛群\. /);
    await reader.click('#cite [data-form="BibTeX"] button');
    await reader.until('the copy', () => globalThis.copied.length === 1);
    assert.match(await lastCopy(reader), /^@article\{000_d99b937aa296e014,\n {2}author = \{謝衛群\},/);
    assert.doesNotMatch(await reader.text('#cite'), /https?:/);
    await reader.page.keyboard.press('Escape');
    await reader.until('the dialog to close', () => !document.querySelector('#cite').open);
  });

  story('on paper stand the clean text and its citation, and no controls', async (reader) => {
    await reader.open(`#doc=${SONGJIANG}`);
    await reader.reading(SONGJIANG);
    // Firefox cannot be told to show what would be printed.
    if (await reader.page.emulateMediaType('print').then(() => false, () => true)) return;
    const seen = await reader.page.evaluate(() => ['.on-paper', '#text .line', '.actions', '.top', '#margin', '.removed'].map((where) => document.querySelector(where).checkVisibility()));
    assert.deepEqual(seen, [true, true, false, false, false, false]);
    assert.match(await reader.text('.on-paper'), /^謝衛群\. .*\[N\]\. 人民日[报報]，2022-04-25（02）\. 校勘 sha256:[0-9a-f]{16}, 000_d99b937aa296e014, sha256:50cf26413568b890$/);
  }, { schemes: ['file'] });

  story('a passage is cited with its paragraph and its characters, by key too', async (reader) => {
    await reader.open(`#doc=${TIANJIN}`);
    await reader.reading(TIANJIN);
    await select(reader, [2, 2], [2, 12]);
    await reader.shows('#selection-bar', /\S/);
    const text = await reader.page.evaluate(() => getSelection().toString());
    await reader.page.keyboard.press('c');
    await reader.shows('#cite [data-form] .cited', /^“/);
    const [quote, form, place] = await reader.texts('#cite section:first-of-type .cited');
    assert.equal(quote, `“${text}”`);
    assert.match(form, /\[EB\/OL\]\. （XXXX-03-05）\[\d{4}-\d\d-\d\d\]\.$/);
    assert.match(place, /, 004_9b1a5301054aa150, ¶2:3–12, sha256:ed37603f52b63d80$/);
  }, { schemes: ['file'] });
});
