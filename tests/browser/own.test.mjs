// Texts of the reader's own: read, cleaned, searched, kept, and saved with the rest as a page that opens anywhere.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { inBothBrowsers } from './stories.mjs';
import { Reader } from './reader.mjs';

const folder = mkdtempSync(join(tmpdir(), 'jiaokan-own-'));
after(() => rmSync(folder, { recursive: true }));

const file = (name, content) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const STORY = '梧桐路的早晨\n三月的早晨，梧桐路社區(qū)里的人都來了，產(chǎn)業(yè)園的醫(yī)生也來了，一個也不少。大家在門口排隊，無(wú)人喧嘩。\n志願者王小明說：“今天的菜很新鮮。”\n';
const HTML = `<!DOCTYPE html><html><head><title>紫藤巷的傍晚</title><style>p{color:red}</style><meta http-equiv="refresh" content="0;url=https://example.invalid/">
<link rel="stylesheet" href="https://example.invalid/a.css"><script>document.title='ran'</script></head>
<body onload="document.title='ran'" style="background:url(https://example.invalid/b.png)"><h1>紫藤巷的傍晚</h1>
<p style='color:red' onclick="x()">紫藤巷里的人吃过晚饭，都到巷口来乘凉。<br>孩子们在榕树下跑来跑去。</p><img src="https://example.invalid/c.png" onerror="document.title='ran'">
<p>这里没有<b>什么</b>新闻，只有人&amp;声。</p><script src="https://example.invalid/d.js"></script></body></html>`;
const LINES = [{ id: 'line-one', title: '石榴街记事', author: '李某', published: 'XXXX-05-06', text: '石榴街的路灯修好了，居民都很高兴。' }, { title: '石榴街又记', text: '石榴街的雨停了，孩子们跑出来。' }];
const BROKEN = '{"text": ';
// 校勘社的人在朝向河边看书，水很清。这里的人都来了，不少。 In GB18030.
const GBK = Buffer.from('d0a3bfb1c9e7b5c4c8cbd4dab3afcff2bad3b1dfbfb4cae9a3accbaebadcc7e5a1a3d5e2c0efb5c4c8cbb6bcc0b4c1cba3acb2bbc9d9a1a3', 'hex');

const give = async (reader, ...paths) => {
  if (await reader.count('#own[open]') === 0) await reader.click('#add-own');
  const input = await reader.page.waitForSelector('#own-files');
  await input.uploadFile(...paths);
  await reader.until('the files to be read', () => document.querySelector('#own [data-added]'));
};
const added = (reader) => reader.page.$eval('#own [data-added]', (element) => Number(element.dataset.added));
const closeDialog = async (reader) => {
  await reader.page.keyboard.press('Escape');
  await reader.until('the dialog to close', () => !document.querySelector('dialog[open]'));
};
/** A window in which facts stand open in their own column. */
const wide = (reader) => reader.page.setViewport({ width: 1440, height: 900 });

inBothBrowsers((story, browser) => {
  story('own files of every kind are read, cleaned and searched; bad ones are named', async (reader) => {
    await wide(reader);
    await give(reader,
      file('story.txt', STORY), file('page.html', HTML), file('more.jsonl', `${JSON.stringify(LINES[0])}\n\n${BROKEN}\n${JSON.stringify(LINES[1])}\n`),
      file('packed.txt.gz', gzipSync('莲花池边的柳树发了新芽，人们都来看。\n')), file('old.txt', GBK), file('bad.zip', 'no zip'), file('picture.txt', Buffer.from([0, 1, 2, 3, 0, 0, 0, 9, 8, 7, 0, 0])));
    assert.equal(await added(reader), 6);
    const failures = await reader.texts('#own .failures li');
    assert.equal(failures.length, 3, failures.join('\n'));
    for (const [name, why] of [['more.jsonl', /3/], ['bad.zip', /zip/], ['picture.txt', /文本/]]) assert.ok(failures.some((line) => line.startsWith(name) && why.test(line)), name);
    await closeDialog(reader);
    for (const [query, text] of [['梧桐路社区', /梧桐路社區里的人/], ['紫藤巷 晚饭', /乘凉/], ['石榴街 路灯', /路灯/], ['莲花池', /柳树/], ['校勘社', /看书/]]) {
      await reader.search(query);
      await reader.shows('.card .excerpt', text);
    }
    assert.notEqual(await reader.page.title(), 'ran');
    await reader.search('石榴街的路灯');
    await reader.click('.card a');
    await reader.shows('#article-head [data-field="author"]', /李某/);
    await reader.shows('#article-head [data-field="published"]', /5月6日/);
    // What the reader did not keep is gone with the page.
    await reader.page.goto('about:blank');
    await reader.open('#doc=story');
    await reader.shows('#reading-message', /story/);
  }, { schemes: ['file'] });

  story('dropped files are taken anywhere on the page; long work is stopped, and what was read by then stays', async (reader) => {
    await reader.page.evaluate((story, lines) => {
      const dropped = new DataTransfer();
      dropped.items.add(new File([story], 'story.txt'));
      dropped.items.add(new File([lines], 'many.jsonl'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
    }, STORY, Array.from({ length: 5000 }, (_, number) => JSON.stringify({ text: `第${number}条：石榴街的路灯修好了，居民都很高兴。` })).join('\n'));
    // The first is in, others are to come.
    await reader.shows('#own .progress', /[1-9]/);
    await reader.click('#own [data-act="stop"]');
    await reader.until('the end', () => document.querySelector('#own [data-added]'));
    const count = await added(reader);
    assert.ok(count >= 1 && count < 5000, count);
    assert.equal(await reader.count('#own .failures'), 0);
    await closeDialog(reader);
    await reader.search('梧桐路');
    await reader.shows('.card .excerpt', /梧桐路/);
  }, { schemes: ['http'] });

  story('lines that added texts have in common are the site\'s, and can be seen as such', async (reader) => {
    await wide(reader);
    const page = (number) => `拾光集\n江畔人家\n渡口的第${number}天\n来源：青河网\n江畔的灯\n第${number}天的早晨是从一声汽笛开始的，船工老魏把第${number}根缆绳抛上岸，等着赶集的人走下台阶。\n`
      + `拾光小铺\n江畔的风\n责任编辑：丁小满\n念念不忘\n`;
    await give(reader, ...['一', '二', '三', '四'].map((number, at) => file(`ferry-${at}.txt`, page(number))));
    assert.equal(await added(reader), 4);
    await closeDialog(reader);
    await reader.search('渡口的第三天');
    await reader.shows('.card', /渡口的第三天/);
    await reader.search('念念不忘');
    await reader.until('no hit in the text', () => document.querySelectorAll('.card').length === 0);
    await reader.open('#doc=ferry-2');
    await reader.reading('ferry-2');
    const text = await reader.page.$eval('#reading', (element) => element.textContent);
    assert.ok(text.includes('渡口的第三天') && text.includes('缆绳'), text);
  }, { schemes: ['file'] });

  story('what was added is kept by the browser if the reader wants, and forgotten again', async (reader) => {
    await wide(reader);
    await give(reader, file('story.txt', STORY));
    await reader.click('#own [data-act="ownKeep"]');
    await reader.shows('#own .taken [role="status"]', /\S/);
    await reader.page.goto('about:blank');
    await reader.open('#doc=story');
    await reader.reading('story');
    await reader.click('#add-own');
    await reader.click('#own [data-act="ownForget"]');
    await reader.shows('#own .taken [role="status"]', /\S/);
    await reader.page.goto('about:blank');
    await reader.open('#doc=story');
    await reader.shows('#reading-message', /story/);
  });

  story('the corpus with the added texts is saved as one page, which opens from a file and does all of it again', async (reader, site) => {
    await wide(reader);
    await give(reader, file('story.txt', `${STORY}</script><!-- <script>\n`));
    await reader.page.evaluate(() => {
      globalThis.saved = [];
      globalThis.showSaveFilePicker = async () => ({ createWritable: async () => ({ write: async (piece) => { globalThis.saved.push(piece); }, close: async () => { globalThis.done = true; } }) });
    });
    await reader.page.$eval('#own-name', (input) => { input.value = '我的<b>文集</b> & "二"'; });
    await reader.click('#own [data-act="save"]');
    await reader.until('the page to be saved', () => globalThis.done);
    const html = await reader.page.evaluate(() => globalThis.saved.join(''));
    const place = mkdtempSync(join(folder, 'page-'));
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'index.html'), html);
    const context = await (await browser()).createBrowserContext();
    try {
      const other = await Reader.at(context, pathToFileURL(join(place, 'index.html')).href);
      assert.equal(await other.page.title(), '我的<b>文集</b> & "二"');
      assert.equal(await other.text('#corpus-name'), '我的<b>文集</b> & "二"');
      await other.search('社區');
      assert.equal(await other.count('.card'), 6);
      await other.open('#doc=story');
      await other.reading('story');
      await other.shows('#text', /梧桐路社區里的人/);
      await wide(other);
      await give(other, file('more.txt', '又一篇：银杏道上的落叶扫了又落，扫了又落。\n'));
      assert.equal(await added(other), 1);
      await closeDialog(other);
      await other.search('银杏道');
      assert.equal(await other.count('.card'), 1);
      await other.leaves();
    } finally {
      await context.close();
    }
    assert.ok(site.address);
  });
});
