// What a reader does with the five seeds: search, read, look at what was changed, pass on a link.

import assert from 'node:assert/strict';
import { inBothBrowsers } from './stories.mjs';

const [SONGJIANG, XINHUA, SHANGHAI, TIANJIN] = ['000_d99b937aa296e014', '001_5a0b46c90f3415b7', '002_45a666a66f349f50', '004_9b1a5301054aa150'];

const inWindow = (reader, selector) => reader.until(`${selector} in the window`, (where) => {
  const box = document.querySelector(where)?.getBoundingClientRect();
  return box !== undefined && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
}, selector);

inBothBrowsers((story) => {
  story('a search in one script finds the other, and marks what it found in the original', async (reader) => {
    await reader.search('社区');
    await reader.shows('#list-count', /[1-9]/);
    const forms = await reader.page.$$eval('.form', (buttons) => buttons.map(({ dataset }) => dataset.form));
    assert.ok(forms.includes('社区') && forms.includes('社區'), `forms: ${forms}`);
    const marks = new Set(await reader.texts('.excerpt mark'));
    assert.deepEqual([...marks].filter((mark) => !['社区', '社區'].includes(mark)), []);
    assert.equal(await reader.count('.card'), 5);
  });

  story('a search is blind to marks, and not where the reader says so', async (reader) => {
    await reader.search('战疫');
    await reader.shows('.excerpt mark', /[战戰]“疫/);
    await reader.choose('mode', 'verbatim');
    await reader.until('the other mode', () => location.hash.includes('mode=verbatim') && !document.querySelector('#list-column').hasAttribute('aria-busy'));
    assert.doesNotMatch((await reader.texts('.excerpt')).join(' '), /战“疫/);
  });

  story('the count of the list is the sum of its cards', async (reader) => {
    await reader.search('社区');
    const number = (text) => Number(/([\d,]+)/.exec(text)[1].replace(/,/g, ''));
    const total = number(await reader.text('#list-count'));
    const sum = (await reader.texts('.card .amount')).map(number).reduce((a, b) => a + b, 0);
    assert.equal(sum, total);
  });

  story('a reader goes from hit to hit, by mouse and by key', async (reader) => {
    await reader.search('黨員');
    await reader.openDocument(XINHUA);
    // The reader lands on the passage that the list showed.
    await inWindow(reader, 'mark.current');
    const [, first] = /(\d+)\D+\d+/.exec(await reader.text('#hit-count'));
    const stands = (number) => reader.shows('#hit-count', new RegExp(`\\b${number}\\b.*/`));
    await reader.click('#hit-next');
    await stands(Number(first) + 1);
    await inWindow(reader, 'mark.current');
    await reader.page.keyboard.press('n');
    await stands(Number(first) + 2);
    await reader.page.keyboard.press('N');
    await stands(Number(first) + 1);
    assert.match(await reader.text('mark.current'), /^[黨党][員员]$/);
  });

  story('an edit says what stood there, what stands now, by which rule and why', async (reader) => {
    await reader.openDocument(SONGJIANG);
    const edit = '#text .edit[data-edits]';
    await reader.page.$eval(edit, (element) => element.focus());
    await reader.shows('#popover', /\S/);
    for (const part of ['.head b', '.status', '.change del', '.change ins']) assert.ok(await reader.count(`#popover ${part}`), part);
    await reader.page.keyboard.press('Escape');
    await reader.until('the explanation to go', () => document.querySelector('#popover').hidden);
    await reader.page.$eval(edit, (element) => element.scrollIntoView({ block: 'center' }));
    await reader.hover(edit);
    await reader.shows('#popover', /\S/);
  });

  story('a slip and a flag are noted in the margin, a removed line is folded in its place', async (reader) => {
    await reader.openDocument(XINHUA);
    assert.ok(await reader.count('#margin [id^="note-"]') > 0, 'no note');
    assert.ok(await reader.count('#text details.removed') > 0, 'no removed line');
    await reader.open(`#doc=${SHANGHAI}`);
    await reader.reading(SHANGHAI);
    await reader.shows('#margin [data-flag="truncated"]', /\S/);
  });

  story('a rule switched off gives the text back, switched on mends it again', async (reader) => {
    await reader.page.setViewport({ width: 1440, height: 900 });
    await reader.openDocument(SONGJIANG);
    await reader.view('clean');
    const text = () => reader.text('#text');
    const mended = await text();
    assert.doesNotMatch(mended, /\([^)]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/);
    const readings = '.rule[data-rule="injected-reading"] .switch, .rule[data-rule="injected_reading"] .switch';
    await reader.press(readings);
    await reader.shows('#text', /黨\(dǎng\)|產\(chǎn\)|區\(qū\)|無\(wú\)/);
    assert.match(await reader.hash(), /off=injected/);
    await reader.press(readings);
    await reader.until('the mended text', (before) => document.querySelector('#text').textContent.trim() === before, mended);
  });

  story('a link to a paragraph lands on it, and an unknown one says so', async (reader) => {
    await reader.openDocument(TIANJIN);
    const { href, words } = await reader.page.$eval('.anchor[data-anchor="9"]', (anchor) => {
      anchor.focus();
      return { href: anchor.getAttribute('href'), words: anchor.parentElement.textContent };
    });
    await reader.page.goto('about:blank');
    await reader.open(href);
    await reader.shows('.line.target', /\S/);
    assert.equal(await reader.text('.line.target'), words.trim());
    await reader.until('the passage in the window', () => {
      const { top, bottom } = document.querySelector('.line.target').getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    });
    await reader.page.goto('about:blank');
    await reader.open(href.replace(/\.\w+\.\w+&quote/, '.zzzzz.zzzzz&quote'));
    await reader.shows('#reading-message', /\S/);
    assert.equal(await reader.count('.line.target'), 0);
  });

  story('all state is in the address: a new window shows the same', async (reader) => {
    await reader.open(`#doc=${XINHUA}&view=both&q=黨員&mode=script&show=hans&lang=en`);
    await reader.reading(XINHUA, 'both');
    assert.equal(await reader.page.$eval('#query', (input) => input.value), '黨員');
    const chosen = await reader.page.$$eval('input[data-choice]:checked', (inputs) => inputs.map(({ dataset }) => dataset.choice));
    for (const choice of ['both', 'script', 'hans', 'en']) assert.ok(chosen.includes(choice), `${choice} of ${chosen}`);
  });

  story('text is shown in the script that the reader wants, and the search marks it still', async (reader) => {
    await reader.open(`#doc=${TIANJIN}&q=幹部`);
    await reader.reading(TIANJIN);
    await reader.shows('#text mark', /幹部/);
    await reader.choose('display', 'hans');
    await reader.shows('#text mark', /干部/);
    await reader.choose('display', 'found');
    await reader.shows('#text mark', /幹部/);
  });

  story('back returns to the list', async (reader) => {
    await reader.search('疫情');
    await reader.openDocument(SHANGHAI);
    await reader.page.goBack();
    await reader.until('the list', () => document.documentElement.dataset.pane === 'list');
    assert.match(decodeURIComponent(await reader.hash()), /^#q=疫情$/);
  });

  story('a query that cannot be read points at the character', async (reader) => {
    await reader.open(`#q=${encodeURIComponent('社区 "疫情')}`);
    await reader.shows('#query-error', /4/);
    // Nothing is counted then: the head of the list holds its button all the same.
    await reader.until('the button is inside of its head', () => {
      const [head, button] = ['#list-head', '#export-list'].map((name) => document.querySelector(name).getBoundingClientRect());
      return button.height > 0 && button.bottom <= head.bottom;
    });
  }, { schemes: ['file'] });

  story('the labels follow the language that is chosen', async (reader) => {
    await reader.choose('language', 'en');
    await reader.shows('#list-count', /texts/);
    await reader.choose('language', 'zh');
    await reader.shows('#list-count', /篇/);
  }, { schemes: ['file'] });
});
