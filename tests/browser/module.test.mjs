// The module alone, in a page of one's own: dist/example.html.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DIST, inBothBrowsers, overHttp } from './stories.mjs';

inBothBrowsers((_, browser) => {
  test('http: the example page searches and cleans with the module', async () => {
    const site = await overHttp(DIST);
    const context = await (await browser()).createBrowserContext();
    try {
      const page = await context.newPage();
      const complaints = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(String(error)));
      await page.goto(`${site.address}example.html`);
      await page.waitForSelector('ol li', { timeout: 10_000 });
      assert.match(await page.$eval('[role=status]', (status) => status.textContent), /^[1-9]\d* hits in [1-5] documents$/);
      assert.match(await page.$eval('ol', (list) => list.textContent), /社[区區]/);
      await page.waitForFunction(() => document.querySelector('output').textContent !== '', { timeout: 10_000 });
      assert.match(await page.$eval('output', (output) => output.textContent), /^雨停了，路通了，社区的党员都来了，菜也送到了。 \([1-9]\d* edits\)$/);
      assert.deepEqual(complaints, []);
    } finally {
      await context.close();
      await site.stop();
    }
  });
});
