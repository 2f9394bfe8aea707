// How Chinese is set: the checks that a machine can make, at four widths, light and dark, in both browsers. What is measured
// are the boxes of the characters as the browser laid them out.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST, inBothBrowsers } from './stories.mjs';

const [XINHUA, TIANJIN] = ['001_5a0b46c90f3415b7', '004_9b1a5301054aa150'];
const WIDTHS = [1920, 1280, 768, 320];

/** The same module as in the page, here: what it says is what the page must show. */
async function engine() {
  const code = readFileSync(join(DIST, 'jiaokan.js')).toString('base64');
  const { default: init, Engine } = await import(`data:text/javascript;base64,${code}`);
  await init({ module_or_path: readFileSync(join(DIST, 'jiaokan.wasm')) });
  return Engine.builtin();
}

/** The lines of a text in the page, each with its characters, and what the style says of them. */
const laidOut = () => [...document.querySelectorAll('#text .line')].filter((block) => block.checkVisibility()).map((block) => {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const lines = [];
  let bottom = -Infinity;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest('.anchor, .ref, .glyph')) continue;
    let at = 0;
    for (const character of node.data) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at += character.length);
      const [box] = range.getClientRects();
      if (!box || box.width === 0) continue;
      if (box.top + box.height / 2 > bottom) lines.push('');
      bottom = Math.max(bottom, box.bottom);
      if (lines.at(-1) === '') bottom = box.bottom;
      lines[lines.length - 1] += character;
    }
  }
  const { fontSize, lineHeight, lineBreak, wordBreak } = getComputedStyle(block);
  return { lines, size: parseFloat(fontSize), leading: parseFloat(lineHeight) / parseFloat(fontSize), lineBreak, wordBreak, kind: block.className };
});

/** Where every character of the text stands, with and without the marks on it. */
const marksMove = () => {
  const boxes = (block) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const all = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest('.anchor, .ref')) continue;
      for (let at = 0; at < node.data.length; at += 1) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const { left, top } = range.getBoundingClientRect();
        all.push([Math.round(left), Math.round(top)]);
      }
    }
    return all;
  };
  return [...document.querySelectorAll('#text .paragraph')].slice(0, 12).flatMap((block) => {
    const marked = boxes(block);
    const [anchor, text] = [block.querySelector('.anchor'), [...block.childNodes]];
    const copy = block.cloneNode(true);
    for (const other of copy.querySelectorAll('.anchor, .ref')) other.remove();
    const plain = copy.textContent;
    block.replaceChildren(anchor, plain);
    const bare = boxes(block);
    block.replaceChildren(...text);
    const moved = marked.findIndex(([left, top], i) => Math.abs(left - (bare[i]?.[0] ?? -99)) > 1 || Math.abs(top - (bare[i]?.[1] ?? -99)) > 1);
    return moved < 0 && marked.length === bare.length ? [] : [`${plain.slice(Math.max(0, moved - 5), moved + 5)}: ${marked[moved]} ≠ ${bare[moved]}`];
  });
};

const HAN = /\p{Script=Han}/gu;
const NOT_FIRST = /^[，。、；：？！）」』”’》〉】〕…—]/u;
const NOT_LAST = /[（「『“‘《〈【〔]$/u;

inBothBrowsers((story) => {
  for (const width of WIDTHS) {
    story(`measure, leading and ends of lines at ${width} pixels; marks move nothing`, async (reader) => {
      await reader.page.setViewport({ width, height: 900 });
      await reader.open(`#doc=${XINHUA}&q=社区 | 党员`);
      await reader.reading(XINHUA);
      for (const theme of ['light', 'dark']) {
        await reader.page.$eval('html', (html, name) => { html.dataset.theme = name; }, theme);
        const blocks = await reader.page.evaluate(laidOut);
        const paragraphs = blocks.filter(({ kind }) => kind.includes('paragraph'));
        assert.ok(paragraphs.length > 20, 'the text is there');
        for (const { lines, size, leading, lineBreak, wordBreak } of paragraphs) {
          assert.ok(size >= 16, `${size} px`);
          assert.ok(leading >= 1.7 && leading <= 2.0, `leading ${leading}`);
          assert.equal(lineBreak, 'strict');
          assert.notEqual(wordBreak, 'break-all');
          for (const line of lines) assert.ok((line.match(HAN) ?? []).length <= 40, `too long: ${line}`);
          lines.slice(1).forEach((line) => assert.doesNotMatch(line, NOT_FIRST));
          lines.slice(0, -1).forEach((line) => assert.doesNotMatch(line, NOT_LAST));
        }
        assert.ok(paragraphs.some(({ lines }) => lines.length > 3), 'lines were told apart');
      }
      assert.deepEqual(await reader.page.evaluate(marksMove), []);
      const wide = await reader.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(wide, 0, 'it scrolls sideways');
    }, { schemes: ['file'] });
  }

  story('larger text and looser lines keep the measure', async (reader) => {
    await reader.open(`#doc=${XINHUA}`);
    await reader.reading(XINHUA);
    await reader.click('#settings summary');
    for (const [size, leading, at] of [['larger', 'loose', 2], ['small', 'tight', 1.7]]) {
      await reader.choose('size', size);
      await reader.choose('leading', leading);
      const [first] = (await reader.page.evaluate(laidOut)).filter(({ kind }) => kind.includes('paragraph'));
      assert.ok(Math.abs(first.leading - at) < 0.01 && first.size >= 16);
      for (const line of first.lines) assert.ok((line.match(HAN) ?? []).length <= 40);
    }
    await reader.open(`#doc=${XINHUA}`);
    assert.equal(await reader.page.$eval('html', ({ dataset }) => dataset.size), 'small', 'it is kept');
  }, { schemes: ['file'] });

  story('what is copied is the text, in whichever script it is shown', async (reader) => {
    const { clean, lines } = (await engine()).document(TIANJIN, []);
    const text = lines.filter(({ kind }) => kind === 'paragraph').map(({ clean: [from, to] }) => clean.slice(from, to));
    await reader.open(`#doc=${TIANJIN}&view=clean`);
    await reader.reading(TIANJIN, 'clean');
    const copied = () => reader.page.evaluate(() => [...document.querySelectorAll('#text .paragraph')].map((block) => {
      getSelection().selectAllChildren(block);
      const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
      block.dispatchEvent(event);
      // Where the page leaves the copy to the browser, that takes what is selected.
      return event.defaultPrevented ? event.clipboardData.getData('text/plain') : getSelection().toString().trim();
    }));
    assert.deepEqual(await copied(), text);
    await reader.choose('display', 'hans');
    await reader.until('the other script', () => document.querySelector('#text .converted') !== null);
    assert.deepEqual(await copied(), text);
    await reader.choose('display', 'found');
    await reader.view('proof');
    assert.deepEqual(await copied(), text);
  }, { schemes: ['file'] });

  story('every text says in which script it is, the page in which language', async (reader) => {
    await reader.search('社区');
    const tags = Object.fromEntries(await reader.page.$$eval('.card', (cards) => cards.map((card) => [card.dataset.id, [card.querySelector('h3').lang, card.querySelector('.excerpt').lang]])));
    assert.deepEqual(tags[XINHUA], ['zh-Hant', 'zh-Hant']);
    assert.ok(Object.values(tags).some(([lang]) => lang === 'zh-Hans'));
    await reader.openDocument(XINHUA);
    assert.equal(await reader.page.$eval('#text .flow', ({ lang }) => lang), 'zh-Hant');
    assert.equal(await reader.page.$eval('html', ({ lang }) => lang), 'zh-Hans');
    await reader.choose('display', 'hans');
    await reader.until('the other script', () => document.querySelector('#text .flow').lang === 'zh-Hans');
    await reader.choose('language', 'en');
    await reader.until('English', () => document.documentElement.lang === 'en');
    assert.equal(await reader.count('#text [data-line]:not([lang]) [lang="en"]'), 0);
  }, { schemes: ['file'] });
});
