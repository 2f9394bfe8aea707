// Over http the page is kept for offline use, and a new release waits until the reader asks for it.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { DIST, inBothBrowsers, overHttp } from './stories.mjs';
import { Reader } from './reader.mjs';

const kept = (reader) => reader.until('the service worker', async () => (await navigator.serviceWorker.ready).active?.state === 'activated');

test('the icon stands in the manifest, for the policy lets no image be asked for', () => {
  const { icons } = JSON.parse(readFileSync(join(DIST, 'manifest.webmanifest'), 'utf8'));
  assert.ok(icons.length > 0);
  for (const { src } of icons) assert.match(src, /^data:image\/svg\+xml;base64,/);
});

/** A copy of dist/ that a new release can be put in. */
async function withCopy(browser, act) {
  const folder = mkdtempSync(join(tmpdir(), 'jiaokan-site-'));
  cpSync(DIST, folder, { recursive: true });
  const site = await overHttp(folder);
  const context = await (await browser()).createBrowserContext();
  try {
    await act(await Reader.at(context, site.address), site, folder);
  } finally {
    await context.close();
    await site.stop();
    rmSync(folder, { recursive: true });
  }
}

inBothBrowsers((_, browser) => {
  test('http: the page opens and searches without a network after the first visit', () => withCopy(browser, async (reader, site) => {
    await kept(reader);
    await site.stop();
    await assert.rejects(fetch(site.address), 'the server is gone');
    await reader.open('#q=社区');
    await reader.shows('#list-count', /[1-9]\d*/);
    await reader.leaves();
  }));

  test('http: a new release is offered, and taken when the reader says so', () => withCopy(browser, async (reader, _site, folder) => {
    await kept(reader);
    const edit = (file, from, to) => {
      const text = readFileSync(join(folder, file), 'utf8');
      assert.ok(text.includes(from), `${file} has no ${from}`);
      writeFileSync(join(folder, file), text.replace(from, () => to));
    };
    edit('index.html', '<h1 id="corpus-name">', '<h1 id="corpus-name">第二版 ');
    edit('sw.js', /[0-9a-f]{16}/.exec(readFileSync(join(folder, 'sw.js'), 'utf8'))[0], '0123456789abcdef');
    await reader.open();
    await reader.shows('#update', /新版本/);
    assert.doesNotMatch(await reader.text('#corpus-name'), /第二版/);
    await reader.click('#update-take');
    await reader.until('the new release', () => document.querySelector('#corpus-name')?.textContent.includes('第二版'));
    await reader.leaves();
  }));
});
