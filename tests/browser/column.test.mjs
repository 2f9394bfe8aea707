// The middle column and what narrows it: lines in their contexts, edits of the whole corpus, facets, forms, queries that are kept.

import assert from 'node:assert/strict';
import { inBothBrowsers } from './stories.mjs';

const [SONGJIANG, XINHUA, TIANJIN] = ['000_d99b937aa296e014', '001_5a0b46c90f3415b7', '004_9b1a5301054aa150'];
const number = (text) => Number(/([\d,]+)/.exec(text)[1].replace(/,/g, ''));

const listed = (reader, what, hash) => reader.until(what, (part) => decodeURIComponent(location.hash).includes(part) && !document.querySelector('#list-column').hasAttribute('aria-busy'), hash);
const tab = async (reader, name) => {
  await reader.click(`[data-tab="${name}"]`);
  await listed(reader, `the tab ${name}`, `tab=${name}`);
};
const row = '.kwic tbody tr';

/** What stands behind the hit that was gone to. */
function behindTheHit(reader) {
  return reader.page.$$eval('mark.current', (marks) => {
    // An edit inside a hit parts its mark.
    const mark = marks.at(-1);
    const range = document.createRange();
    range.selectNodeContents(mark.closest('.line'));
    range.setStartAfter(mark);
    const copy = range.cloneContents();
    for (const ref of copy.querySelectorAll('.ref')) ref.remove();
    return copy.textContent;
  });
}

inBothBrowsers((story) => {
  story('every hit stands in its context, the hits under one another', async (reader) => {
    await reader.page.setViewport({ width: 1440, height: 900 });
    await reader.search('社区');
    const total = number(await reader.text('#list-count'));
    await tab(reader, 'lines');
    await reader.shows('.kwic .node', /社[区區]/);
    assert.equal(await reader.page.$eval('.kwic', (table) => Number(table.getAttribute('aria-rowcount'))), total + 1);
    const middles = await reader.page.$$eval(`${row} .node mark`, (nodes) => nodes.slice(0, 40).map((node) => { const { left, right } = node.getBoundingClientRect(); return Math.round((left + right) / 2); }));
    assert.equal(new Set(middles).size, 1, `not under one another: ${[...new Set(middles)]}`);
    const before = await reader.text(`${row} .right`);
    await reader.page.select('#sort-0', 'R1');
    await reader.until('another order', (first) => document.querySelector('.kwic tbody tr .right')?.textContent !== first, before);
    assert.match(await reader.hash(), /sort=R1/);
    assert.ok(await reader.count(`${row} .right .key`) > 0, 'what is sorted by is marked');
  }, { schemes: ['file'] });

  story('a line leads to its passage, and back to the same place', async (reader) => {
    await reader.page.setViewport({ width: 1440, height: 900 });
    await reader.open('#q=社区&tab=lines');
    await reader.shows('.kwic .node', /社/);
    await reader.page.$eval('#list-column', (column) => { column.scrollTop = 3000; });
    await reader.until('lines further down', () => [...document.querySelectorAll('.kwic tr[data-at="110"]')].length === 1);
    const key = await reader.page.$eval('.kwic tr[data-at="110"] a', (link) => { link.scrollIntoView({ block: 'center' }); return link.dataset.key; });
    const scrolled = await reader.page.$eval('#list-column', ({ scrollTop }) => scrollTop);
    const words = await reader.text('.kwic tr[data-at="110"] .right');
    await reader.page.$eval('.kwic tr[data-at="110"] a', (link) => { link.focus(); link.click(); });
    await reader.until('the passage', () => {
      const mark = document.querySelector('#text mark.current, #article-head mark.current');
      const box = mark?.getBoundingClientRect();
      return box !== undefined && box.top >= 0 && box.bottom <= innerHeight;
    });
    const behind = await behindTheHit(reader);
    assert.ok(behind.startsWith(words.slice(0, 4)), `${behind.slice(0, 9)} is not ${words}`);
    await reader.page.goBack();
    await reader.until('the same place', ([top, had]) => document.documentElement.dataset.pane === 'list' && Math.abs(document.querySelector('#list-column').scrollTop - top) < 3 && document.activeElement.dataset.key === had, [scrolled, key]);
  }, { schemes: ['file'] });

  story('while rules are off a line leads to its own passage, too: in the text of which it is a line', async (reader) => {
    await reader.page.setViewport({ width: 1440, height: 900 });
    await reader.open('#q=社区&tab=lines&off=injected-reading,byte-slip');
    await reader.shows('.kwic .node', /社/);
    await reader.page.$eval('#list-column', (column) => { column.scrollTop = 3000; });
    await reader.until('lines further down', () => document.querySelector('.kwic tr[data-at="110"]'));
    const words = await reader.text('.kwic tr[data-at="110"] .right');
    await reader.click('.kwic tr[data-at="110"] a');
    await reader.until('the passage', () => document.querySelector('#text mark.current, #article-head mark.current')?.checkVisibility());
    const behind = await behindTheHit(reader);
    assert.ok(behind.startsWith(words.slice(0, 4)), `${behind.slice(0, 9)} is not ${words}`);
    assert.doesNotMatch(await reader.hash(), /off=/);
  }, { schemes: ['file'] });

  story('lines are counted by what stands beside them', async (reader) => {
    await reader.open('#q=社区&tab=lines&sort=R1&grouped=1');
    await reader.shows('.frequencies', /黨/);
    const counts = (await reader.texts('.frequencies tbody td.count:nth-of-type(1) button')).map(number);
    assert.equal(counts.reduce((a, b) => a + b, 0), number(await reader.text('#list-count')));
    assert.deepEqual(counts, [...counts].sort((a, b) => b - a));
    const second = await reader.text('.frequencies tbody tr:nth-child(2) th');
    await reader.press('.frequencies tbody tr:nth-child(2) button');
    await reader.until('its first line', (word) => document.activeElement.closest('tr[data-at]')?.querySelector('.right .key')?.textContent === word, second);
  }, { schemes: ['file'] });

  story('an editor goes through what is likely, from one edit to the next', async (reader) => {
    await reader.page.setViewport({ width: 1440, height: 900 });
    await tab(reader, 'edits');
    await reader.choose('status', 'likely');
    await reader.shows('.edit-list .status.likely', /\S/);
    const total = await reader.page.$eval('.edit-list', (table) => Number(table.getAttribute('aria-rowcount')) - 1);
    assert.equal(await reader.count('.edit-list .status'), total);
    await reader.click('.edit-list tr[data-at="0"] a');
    await reader.shows('#popover', /\S/);
    const first = await reader.hash();
    await reader.page.keyboard.press('e');
    await reader.until('the next', (before) => location.hash !== before && document.querySelector('.edit-list tr[data-at="1"] [aria-current]') !== null, first);
    await reader.shows('#popover .status', /或是/);
    await reader.page.keyboard.press('E');
    await reader.until('the first again', (before) => location.hash === before, first);
    const cell = '.kind-table [data-key="kind-byte-slip-verified"]';
    const verified = number(await reader.text(cell));
    await reader.press(cell);
    await reader.until('those of the cell', (rows) => document.querySelector('.edit-list').getAttribute('aria-rowcount') === String(rows + 1), verified);
  }, { schemes: ['file'] });

  story('rules go by their names where the page opens on the table of edits', async (reader) => {
    await reader.shows('.kind-table th[scope="row"]', /\S/);
    await reader.until('names', () => [...document.querySelectorAll('.kind-table th[scope="row"]')].every(({ innerText }) => !/[a-z]-[a-z]/.test(innerText)));
  }, { schemes: ['file'], hash: '#tab=edits' });

  story('facets narrow the list together, and say what is not known', async (reader) => {
    await reader.page.setViewport({ width: 1440, height: 900 });
    const fact = (facet, value) => `[data-facet="${facet}"][data-value="${value}"]`;
    await reader.click(fact('script', 'hant'));
    await listed(reader, 'one script', 'script=hant');
    const hant = await reader.count('.card');
    assert.ok(hant > 1 && hant < 5);
    assert.equal(number(await reader.text(`${fact('time', 'XXXX')} .count`)), 1, 'a date without a year is said');
    await reader.click(fact('time', 'XXXX'));
    await listed(reader, 'two facets', 'time=XXXX&script=hant');
    assert.deepEqual(await reader.page.$$eval('.card', (cards) => cards.map(({ dataset }) => dataset.id)), [TIANJIN]);
    await reader.click(fact('time', 'XXXX'));
    await reader.click(fact('time', '2020-03'));
    await listed(reader, 'a month', 'time=2020-03');
    assert.deepEqual(await reader.page.$$eval('.card', (cards) => cards.map(({ dataset }) => dataset.id)), [XINHUA]);
    await reader.click('[data-key="facets-off"]');
    await reader.until('all again', () => document.querySelectorAll('.card').length === 5);
    await reader.page.$eval('.as-table', (details) => { details.open = true; });
    const dated = (await reader.texts('.as-table tbody td')).map(Number).reduce((a, b) => a + b, 0);
    const undated = (await reader.page.$$eval('.histogram ~ ul .count', (counts) => counts.map(({ textContent }) => Number(textContent)))).reduce((a, b) => a + b, 0);
    assert.equal(dated + undated, 5);
  }, { schemes: ['file'] });

  story('forms that were found are chosen, one and several; what was taken out is searched on request', async (reader) => {
    await reader.search('社区');
    const count = (form) => reader.text(`.form[data-form="${form}"] .count`).then(number);
    const [hans, hant] = [await count('社区'), await count('社區')];
    await reader.click('.form[data-form="社区"]');
    await reader.shows('#list-count', new RegExp(`^${hans} `));
    assert.deepEqual([...new Set(await reader.texts('.excerpt mark'))], ['社区']);
    await reader.click('.form[data-form="社區"]');
    await reader.shows('#list-count', new RegExp(`^${hans + hant} `));
    await reader.search('党建');
    await reader.click('[data-key="removed-hits"]');
    await reader.shows('#list-count', /已删去/);
    assert.ok(await reader.count('.excerpt.taken-out mark') > 0);
    await reader.openDocument(SONGJIANG);
    await reader.shows('#text details.removed[open] mark.current', /[党黨]建/);
  }, { schemes: ['file'] });

  story('queries are helped with, remembered and saved', async (reader) => {
    await reader.search('疫情');
    await reader.page.focus('#query');
    await reader.page.keyboard.press('ArrowDown');
    await reader.shows('#queries', /NEAR/);
    await reader.click('[data-key="save"]');
    await reader.shows('#queries', /疫情/);
    await reader.page.keyboard.press('Escape');
    assert.equal(await reader.page.$eval('#queries', ({ hidden }) => hidden), true);
    await reader.page.goto('about:blank');
    await reader.open();
    await reader.click('#queries-button');
    assert.ok((await reader.texts('.queries-row')).some((text) => text.includes('疫情')));
    await reader.click('.queries-row a');
    await listed(reader, 'the saved query', 'q=疫情');
    await reader.click('#queries-button');
    await reader.page.$$eval('#queries dl .query', (buttons) => buttons.find((button) => button.textContent.startsWith('title:')).click());
    await listed(reader, 'an example of the language', 'q=title:');
    assert.ok(await reader.count('.card') > 0);
  }, { schemes: ['file'] });

  story('two texts stand side by side, and change places', async (reader) => {
    await reader.page.setViewport({ width: 1680, height: 900 });
    await reader.openDocument(SONGJIANG);
    await reader.hover(`.card[data-id="${XINHUA}"]`);
    await reader.click(`.card[data-id="${XINHUA}"] .to-side`);
    await reader.shows('#beside .title', /守嚴守牢/);
    const [left, right] = await reader.page.evaluate(() => ['#article', '#beside'].map((where) => document.querySelector(where).getBoundingClientRect().left));
    assert.ok(right > left + 300);
    await reader.click('#beside .actions a');
    await reader.reading(XINHUA);
    await reader.shows('#beside .title', /越是困難/);
    await reader.click('[data-key="beside-close"]');
    await reader.until('one text', () => document.querySelector('#beside').hidden);
  }, { schemes: ['file'] });

  story('the tab key reaches everything, and shows where it is', async (reader) => {
    await reader.reading(SONGJIANG);
    const unreachable = await reader.page.evaluate(() => [...document.querySelectorAll('a[href], button, input, select, summary')]
      .filter((element) => element.checkVisibility() && !element.disabled && element.tabIndex < 0).map((element) => element.outerHTML.slice(0, 80)));
    assert.deepEqual(unreachable, []);
    const seen = new Set();
    for (let step = 0; step < 80; step += 1) {
      await reader.page.keyboard.press('Tab');
      const here = await reader.page.evaluate(() => {
        const { activeElement: here } = document;
        if (here === document.body) return 'end';
        const shown = here.matches('input[type=radio]') ? here.nextElementSibling : here.matches('.card a') ? null : here.matches('#query') ? here.form : here;
        if (shown && getComputedStyle(shown).outlineStyle === 'none') return `unseen: ${here.outerHTML.slice(0, 90)}`;
        return here.dataset.key ?? (here.name || here.id || here.className || here.tagName);
      });
      // Behind the last stop begin the browser's own, and then it is the first again.
      if (here === 'end' || (here === 'skip' && seen.has('skip'))) break;
      seen.add(here);
    }
    const all = [...seen];
    assert.deepEqual(all.filter((name) => name.startsWith('unseen')), []);
    for (const name of ['skip', 'query', 'mode', 'display', 'language', 'tab-lines', `card-${XINHUA}`, 'hit-next', 'view']) assert.ok(all.includes(name), `${name} of ${all}`);
  }, { schemes: ['file'], hash: `#q=社区&doc=${SONGJIANG}` });

  story('nothing scrolls sideways at 320 pixels, and lines are stacked', async (reader) => {
    await reader.page.setViewport({ width: 320, height: 700 });
    for (const hash of ['#q=社区', '#q=社区&tab=lines', '#q=社区&tab=lines&grouped=1&sort=L1,R1,date', '#tab=edits', `#doc=${TIANJIN}&view=both`, `#doc=${TIANJIN}&with=${XINHUA}`]) {
      for (const language of ['zh', 'en']) {
        await reader.open(`${hash}&lang=${language}`);
        await reader.until('what the tab shows', () => document.querySelector('.card, .kwic tbody tr, .frequencies, .edit-list tbody tr') !== null);
        const wide = await reader.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(wide, 0, `${hash} ${language}`);
      }
    }
    await reader.open('#q=社区&tab=lines');
    await reader.shows('.kwic .node', /社/);
    assert.equal(await reader.page.$eval(row, (line) => getComputedStyle(line).display), 'block');
  }, { schemes: ['file'] });
});
