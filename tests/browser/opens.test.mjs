// The page opens anywhere, keeps to its policy and can be read by everybody.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { packages } from './browsers.mjs';
import { inBothBrowsers } from './stories.mjs';

const AXE = readFileSync(packages.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds, short enough to read. */
async function findings(page) {
  await page.evaluate(`${AXE}; undefined`);
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`));
  });
}

/** Everything that a hostile text could try if it ran, tried in the page's own name. */
const attack = async (elsewhere) => {
  const tries = {
    script() {
      const script = document.createElement('script');
      script.append('globalThis.ran = "inline script"');
      document.body.append(script);
    },
    markup() { document.body.insertAdjacentHTML('beforeend', '<img src="x:" onerror="globalThis.ran = \'handler\'">'); },
    link() {
      const link = document.createElement('a');
      link.href = 'javascript:globalThis.ran = "link"';
      document.body.append(link);
      link.click();
    },
    picture() { new Image().src = `${elsewhere}/picture`; },
    form() {
      const form = document.createElement('form');
      form.action = `${elsewhere}/form`;
      document.body.append(form);
      form.submit();
    },
  };
  for (const act of Object.values(tries)) {
    try {
      act();
    } catch {
      // Refused at once: as good as refused later.
    }
  }
  const fetched = await fetch(`${elsewhere}/fetch`).then(() => true, () => false);
  await new Promise((resolve) => setTimeout(resolve, 300));
  return { ran: globalThis.ran ?? null, fetched, refused: globalThis.refused.map((refusal) => refusal.split(' ')[0]) };
};

inBothBrowsers((story) => {
  story('the page opens and lists its documents', async (reader) => {
    assert.equal(await reader.count('.card'), 5);
    assert.match(await reader.text('#list-count'), /5/);
  });

  story('the policy refuses what a hostile text could try', async (reader) => {
    // What a test runs in the page may evaluate text in spite of the policy, so the policy itself is read for that.
    const policy = await reader.page.$eval('meta[http-equiv="Content-Security-Policy"]', (meta) => meta.content);
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:/);
    let heard = 0;
    const listener = createServer(() => { heard += 1; }).listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const { ran, fetched, refused } = await reader.page.evaluate(attack, `http://127.0.0.1:${listener.address().port}`);
    listener.close();
    assert.equal(ran, null);
    assert.equal(fetched, false);
    for (const directive of ['connect-src', 'img-src', 'form-action']) assert.ok(refused.includes(directive), `${directive} was not refused: ${refused}`);
    // Chromium reports requests that it refused, and may open a line before it refuses to speak: what counts is what was heard.
    assert.equal(heard, 0, 'a request left the page');
    await reader.open();
    reader.complaints.length = 0;
    reader.requests.length = 0;
  });

  const places = { front: '', results: '#q=社区', nothing: '#q=魑魅魍魉', 'broken query': '#q="', lines: '#q=社区&tab=lines&sort=L1', counts: '#q=社区&tab=lines&sort=R1&grouped=1',
    edits: '#tab=edits&status=likely', removed: '#q=党建&removed=1', narrowed: '#script=hant&time=2020-03',
    index: '#tab=named', amounts: '#tab=named&kind=quantity&each=1' };
  for (const [name, hash] of Object.entries(places)) {
    story(`axe finds nothing: ${name}`, async (reader) => {
      for (const theme of ['light', 'dark']) {
        await reader.choose('theme', theme);
        assert.deepEqual(await findings(reader.page), [], theme);
      }
    }, { schemes: ['file'], hash });
  }

  story('axe finds nothing: what unfolds, two texts side by side', async (reader) => {
    await reader.click('#queries-button');
    assert.deepEqual(await findings(reader.page), [], 'help with queries');
    await reader.open('#doc=001_5a0b46c90f3415b7&with=000_d99b937aa296e014&q=社区&lang=en');
    await reader.shows('#beside .title', /\S/);
    await reader.click('#settings summary');
    assert.deepEqual(await findings(reader.page), [], 'side by side');
    await reader.page.keyboard.press('?');
    assert.deepEqual(await findings(reader.page), [], 'keys');
  }, { schemes: ['file'] });

  story('axe finds nothing: the dialogs, the bar at a selection, a link that leads nowhere', async (reader) => {
    const shown = async (what) => {
      await reader.shows('dialog[open]', /\S/);
      assert.deepEqual(await findings(reader.page), [], what);
      await reader.page.keyboard.press('Escape');
      await reader.until('the dialog to close', () => !document.querySelector('dialog[open]'));
    };
    await reader.openDocument('000_d99b937aa296e014');
    await reader.page.evaluate(() => getSelection().selectAllChildren(document.querySelector('#text .paragraph')));
    await reader.shows('#selection-bar', /\S/);
    assert.deepEqual(await findings(reader.page), [], 'selection');
    await reader.page.keyboard.press('c');
    await shown('citing');
    await reader.choose('theme', 'dark');
    await reader.click('.actions [data-act="export"]');
    await shown('exporting');
    await reader.press('#add-own');
    await shown('own texts');
    await reader.open('#doc=000_d99b937aa296e014&p=1-2.0.0.9.a.b&quote=x');
    await reader.shows('#reading-message', /\S/);
    assert.deepEqual(await findings(reader.page), [], 'nowhere');
  }, { schemes: ['file'] });

  story('axe finds nothing: a document in each view, both languages, light and dark', async (reader) => {
    await reader.openDocument('001_5a0b46c90f3415b7');
    for (const [view, theme, language] of [['proof', 'light', 'zh'], ['clean', 'dark', 'en'], ['found', 'light', 'en'], ['both', 'dark', 'zh'], ['proof', 'dark', 'zh']]) {
      await reader.choose('theme', theme);
      await reader.choose('language', language);
      await reader.view(view);
      assert.deepEqual(await findings(reader.page), [], `${view} ${theme} ${language}`);
    }
  }, { schemes: ['file'] });

  story('nothing scrolls sideways at 320 pixels', async (reader) => {
    await reader.page.setViewport({ width: 320, height: 700 });
    const wide = () => reader.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(await wide(), 0);
    await reader.openDocument('002_45a666a66f349f50');
    assert.equal(await wide(), 0);
  }, { schemes: ['file'] });
});
