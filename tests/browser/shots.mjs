// Makes the pictures of the page: `node tests/browser/shots.mjs [FOLDER]` (tests/shots unless told). Those that the README
// shows are committed; look at all of them after a change of the page's looks.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BROWSERS } from './browsers.mjs';
import { asFile, DIST } from './stories.mjs';
import { Reader } from './reader.mjs';

const out = process.argv[2] ?? fileURLToPath(new URL('../shots', import.meta.url));
const [SONGJIANG, XINHUA, TIANJIN] = ['#doc=000_d99b937aa296e014', '#doc=001_5a0b46c90f3415b7', '#doc=004_9b1a5301054aa150'];
const SHOTS = [
  { name: 'reading', hash: `${SONGJIANG}&q=第二书记 | 下沉&hit=3`, width: 1440, height: 900 },
  { name: 'reading-dark', hash: `${SONGJIANG}&q=第二书记 | 下沉&hit=3`, width: 1440, height: 900, theme: 'dark' },
  { name: 'start', hash: '', width: 1440, height: 900 },
  { name: 'lines', hash: '#q=社区&tab=lines&sort=R1,L1', width: 1440, height: 900 },
  { name: 'names', hash: '#tab=named&kind=quantity&lang=en', width: 1440, height: 900, theme: 'dark' },
  { name: 'edits', hash: '#tab=edits&status=likely', width: 1440, height: 900 },
  { name: 'both', hash: `${TIANJIN}&view=both&lang=en`, width: 1440, height: 900 },
  { name: 'found', hash: `${SONGJIANG}&view=found`, width: 1440, height: 900, theme: 'dark' },
  { name: 'beside', hash: `${SONGJIANG}&with=001_5a0b46c90f3415b7&q=社区&view=clean`, width: 1680, height: 950, theme: 'dark' },
  { name: 'narrow', hash: `${XINHUA}&q=社区`, width: 390, height: 844 },
  { name: 'narrow-clean', hash: `${SONGJIANG}&view=clean`, width: 390, height: 844 },
  { name: 'narrow-lines', hash: '#q=社区&tab=lines&sort=R1', width: 320, height: 693 },
  { name: 'narrow-dark', hash: `${TIANJIN}&view=both`, width: 390, height: 844, theme: 'dark' },
];

mkdirSync(out, { recursive: true });
const browser = await BROWSERS.Chromium();
try {
  for (const { name, hash, width, height, theme } of SHOTS) {
    const context = await browser.createBrowserContext();
    const reader = await Reader.at(context, asFile(DIST), hash);
    await reader.page.setViewport({ width, height });
    if (theme) await reader.choose('theme', theme);
    await new Promise((resolve) => setTimeout(resolve, 400));
    await reader.page.screenshot({ path: join(out, `${name}.webp`), type: 'webp', quality: 82 });
    await context.close();
    console.log(join(out, `${name}.webp`));
  }
} finally {
  await browser.close();
}
