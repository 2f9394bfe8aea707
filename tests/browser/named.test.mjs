// The index: who, where, how many, when and by which scheme, found in the texts, counted, filtered, sorted, each with a sentence
// that leads to its place.

import assert from 'node:assert/strict';
import { inBothBrowsers } from './stories.mjs';

const SONGJIANG = '000_d99b937aa296e014';
const rows = '.named tbody tr';
const cell = (name) => `${rows} [data-column="${name}"]`;

const kind = async (reader, value) => {
  await reader.choose('named-kind', value);
  await reader.until(`the table of ${value}`, (name) => document.querySelector('.named').dataset.kind === name, value);
};

inBothBrowsers((story) => {
  story('a reader finds who, where, how many and by which scheme', async (reader) => {
    await reader.page.setViewport({ width: 1440, height: 900 });
    await reader.open('#tab=named&each=1');
    await reader.shows(cell('text'), /\S/);
    await reader.shows('#named-note', /准确率 \d+%.*查全率 \d+%/);
    for (const [name, filter, words] of [
      ['person', '赵丽娜', /赵丽娜.*党总支书记.*浦东新区洋泾街道阳二居民区/s],
      ['place', '方松街道', /上海松江區方松街道江中公寓社區.*上海市\/松江区\/方松街道/s],
      ['quantity', '人次', /379.*人次.*第二書記/s],
      ['date', 'xxxx-03-07', /XXXX-03-07.*3月7日/s],
      ['term', '四定', /四定.*定崗、定員/s],
    ]) {
      await kind(reader, name);
      await reader.page.$eval('#named-filter', (input, text) => { input.focus(); input.value = text; input.dispatchEvent(new InputEvent('input', { bubbles: true })); }, filter);
      await reader.until(`only ${filter}`, (text) => decodeURIComponent(location.hash).includes(`filter=${text}`), filter);
      await reader.shows('.named tbody', words);
    }
  });

  story('the head of a column sorts, and says so', async (reader) => {
    await reader.page.setViewport({ width: 1440, height: 900 });
    await reader.open('#tab=named&kind=quantity&each=1');
    await reader.shows(cell('value'), /\d/);
    const press = (sort) => reader.click('.named th[data-column="value"] button')
      .then(() => reader.until(sort, (how) => document.querySelector('.named th[data-column="value"]').getAttribute('aria-sort') === how, sort));
    await press('descending');
    await reader.shows(`${rows}:first-child [data-column="value"]`, /^10,000,000$/);
    assert.equal(await reader.page.evaluate(() => document.activeElement.dataset.key), 'named-value', 'the focus stays on the head');
    await press('ascending');
    assert.match(await reader.hash(), /order=value/);
    for (const text of await reader.texts(cell('value'))) assert.match(text, /^[\d,.–]+$/);
  }, { schemes: ['file'] });

  story('how often a name stands there leads to each place, and a place to its words', async (reader) => {
    await reader.page.setViewport({ width: 1440, height: 900 });
    await reader.open('#tab=named&filter=习近平');
    await reader.shows(`${rows} th`, /習近平/);
    await reader.click(`${cell('count')} button`);
    await reader.until('each place', () => document.querySelectorAll('.named tbody tr').length === 6);
    await reader.press(`${rows} a`);
    await reader.until('the line', () => document.querySelector('#text .line.target')?.textContent.includes('習近平'));
    assert.match(await reader.hash(), /&p=\d+-\d+\./);
  }, { schemes: ['file'] });

  story('of the open document alone, in the script that the reader wants', async (reader) => {
    await reader.open(`#doc=${SONGJIANG}&tab=named&kind=term&own=1&show=hans`);
    await reader.shows(`${rows} th`, /第二书记/);
    await reader.shows('#named-count', /见于 1 篇/);
    await reader.choose('named-own', 'all');
    await reader.shows('#named-count', /见于 5 篇/);
  }, { schemes: ['file'] });
});
