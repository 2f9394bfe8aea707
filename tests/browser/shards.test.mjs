// A corpus in shards: the page brings what it needs, from a server and from a disk alike, and says what cannot be had.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import { inBothBrowsers } from './stories.mjs';

const BUILD = fileURLToPath(new URL('../../build.sh', import.meta.url));
const COUNT = 900;
/** What a shard of texts may be asked for. */
const SHARDS = /^shards\/[0-9a-f]{16}\.js(\?again)?$/;

const room = mkdtempSync(join(tmpdir(), 'jiaokan-shards-'));
const [texts, site, damaged] = ['texts', 'site', 'damaged'].map((name) => join(room, name));
after(() => rmSync(room, { recursive: true }));

/** The file of the shard with the table of language: its name is the digest of what dist/ has of it. */
let LANGUAGE;

const number = (n) => String(n).padStart(4, '0');

/** Articles of words drawn in turn; every ninetieth tells of a comet, in either script. */
function article(n) {
  const words = ['居民', '街道', '秋天', '图书', '河水', '老师', '清晨', '故事', '灯光', '车站', '花园', '邮局', '木匠'];
  const line = (k) => Array.from({ length: 12 }, (_, i) => words[(n * 7 + k * 5 + i * i) % words.length]).join('的') + '。';
  const comet = n % 90 === 0 ? (n % 180 === 0 ? '那一夜彗星划过长空。' : '那一夜彗星劃過長空。') : '';
  return [`第${number(n)}篇`, ...Array.from({ length: 9 }, (_, k) => line(k)), comet].join('\n');
}

before(() => {
  mkdirSync(texts);
  for (let n = 0; n < COUNT; n += 1) writeFileSync(join(texts, `${number(n)}.txt`), article(n));
  const { status, stderr, stdout } = spawnSync(BUILD, [texts, site], { encoding: 'utf8', env: { ...process.env, SINGLE_MB: '0' } });
  assert.equal(status, 0, stderr);
  assert.match(stdout, /900 documents.*\n.*files of text/);
  assert.match(stdout, /to the first hit.*KB.*ms/);
  LANGUAGE = `${createHash('sha256').update(readFileSync(join(site, 'jiaokan.language'))).digest('hex').slice(0, 16)}.js`;
  cpSync(site, damaged, { recursive: true });
});

/** How many shards the page has asked for. */
const asked = (reader) => reader.page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/shards/')).length);

const shardsOf = (folder) => readdirSync(join(folder, 'shards')).map((file) => join(folder, 'shards', file));

/** The file of the shard in which a line stands: the catalogue has no lines. */
function holding(line) {
  const bytes = (file) => Buffer.from(/,"([^"]*)"/.exec(readFileSync(file, 'utf8'))[1], 'base64');
  return shardsOf(site).find((file) => inflateRawSync(bytes(file)).includes(line)).replace(site, damaged);
}

inBothBrowsers((tell) => {
  const story = (title, act, how) => tell(title, (reader, place) => {
    reader.beside = SHARDS;
    return act(reader, place);
  }, { folder: () => site, ...how });

  story('a rare word is found in all texts, and little is brought for it', async (reader) => {
    await reader.search('彗星划过');
    await reader.shows('#list-count', /10 处，见于 10 篇/);
    await reader.shows('#list', /彗星划过/);
    await reader.shows('#list', /彗星劃過/);
    assert.equal(await reader.text('#shelf'), '');
    assert.equal(await reader.text('#lost'), '');
    if (reader.address.startsWith('http:')) assert.ok(await asked(reader) < shardsOf(site).length / 2, 'less than half of the shards');
  });

  story('the list begins with a part of the catalogue; the rest comes when it is asked for', async (reader) => {
    await reader.shows('#list-count', /400 篇（共 900 篇）/);
    await reader.shows('#shelf', /目录已载入 400 篇/);
    await reader.click('#shelf button');
    await reader.shows('#list-count', /900 篇/);
    await reader.until('no more to list', () => document.querySelector('#shelf').textContent === '');
  });

  story('a text is read by its address, and by what was found', async (reader) => {
    await reader.reading('0893');
    await reader.search('彗星');
    await reader.shows('#list-count', /10 处/);
    await reader.openDocument('0810');
    await reader.shows('#article mark', /彗星/);
  }, { hash: '#doc=0893' });

  story('tables of edits and of names say that they tell of what is on hand, and bring the rest', async (reader) => {
    const panel = '#panel > :not([hidden])';
    for (const tab of ['edits', 'named']) {
      await reader.open(`#tab=${tab}`);
      await reader.shows(`${panel} .aside`, /只列出已载入的篇目：另有 \d+ 个文件未载入/);
      await reader.choose('language', 'en');
      await reader.shows(`${panel} .aside`, /Only of the texts that have been loaded: \d+ files are not/);
      await reader.choose('language', 'zh');
    }
    await reader.click(`${panel} [data-act="bring-all"]`);
    await reader.until('nothing is missing', () => [...document.querySelectorAll('[data-act="bring-all"]')].every((button) => !button.checkVisibility()));
    await reader.open('#q=居民');
    await reader.shows('#list-count', /见于 900 篇/);
    assert.equal(await reader.text('#shelf'), '');
  });

  story('a text that is not there is said', (reader) => reader.shows('#reading-message', /0893x/), { hash: '#doc=0893x' });

  story('what stands everywhere is shown as it comes, until all is there', async (reader) => {
    await reader.search('居民');
    await reader.until('all of it', () => document.querySelector('#shelf').textContent === '');
    await reader.shows('#list-count', /见于 900 篇/);
  });

  story('names are listed, and rules switched off, with the table of language, which comes as one more shard', async (reader) => {
    await reader.open('#tab=named&kind=quantity&filter=');
    await reader.shows('#named-count', /\S/);
    await reader.until('names', () => document.querySelector('#named-note').textContent !== '' && document.querySelector('.empty, .named tbody tr') !== null);
    await reader.open('#doc=0893&off=hard-wrap');
    await reader.reading('0893');
  });

  story('where the table of language is missing, that is said, and it can be tried again', async (reader) => {
    const file = join(damaged, 'shards', LANGUAGE);
    rmSync(file, { force: true });
    await reader.open('#q=彗星');
    await reader.shows('#list-count', /10 处/);
    await reader.open('#tab=named');
    await reader.shows('#panel [role=alert]', new RegExp(LANGUAGE));
    reader.complaints.length = 0;
    cpSync(join(site, 'shards', LANGUAGE), file);
    await reader.click('#panel [role=alert] + button');
    await reader.until('names', () => document.querySelector('#panel [role=alert]') === null);
  }, { folder: () => damaged });

  story('a shard that is missing and one that is damaged are named, the rest answers, and they can be tried again', async (reader) => {
    const [missing, spoilt] = [holding('第0090篇\n'), holding('第0540篇\n')];
    rmSync(missing);
    writeFileSync(spoilt, readFileSync(spoilt, 'utf8').replace(/(?<=",".{40})./, (digit) => (digit === 'A' ? 'B' : 'A')));
    await reader.search('彗星');
    await reader.shows('#lost', /缺 2 个文件/);
    for (const file of [missing, spoilt]) await reader.shows('#lost', new RegExp(basename(file)));
    await reader.shows('#list-count', /8 处，见于 8 篇/);
    // The browser itself tells of a file that is not there.
    assert.ok(reader.complaints.every((complaint) => /not.?found|404|ERR_FILE_NOT_FOUND|Loading failed/i.test(complaint)), String(reader.complaints));
    reader.complaints.length = 0;
    for (const file of [missing, spoilt]) cpSync(file.replace(damaged, site), file);
    await reader.click('#lost button');
    await reader.shows('#list-count', /10 处，见于 10 篇/);
    assert.equal(await reader.text('#lost'), '');
  }, { folder: () => damaged });
});
