// Tells a story in every browser and over every scheme: `story(name, async (reader) => …)`, and serves the pages for it.

import { after, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { basename, dirname, join } from 'node:path';
import { serve } from '../../www/serve.mjs';
import { BROWSERS } from './browsers.mjs';
import { Reader } from './reader.mjs';

export const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const PATIENCE = { timeout: 120_000 };

/** A folder over http, one level down, as GitHub Pages serves a project. */
export async function overHttp(folder) {
  const server = await serve(dirname(folder));
  return { address: `http://127.0.0.1:${server.address().port}/${basename(folder)}/`, stop: () => stopped(server) };
}

const stopped = (server) => new Promise((resolve) => {
  server.close(resolve);
  server.closeAllConnections();
});

export const asFile = (folder) => pathToFileURL(join(folder, 'index.html')).href;

/**
 * Registers the stories of a file. `tell(story)` is called once for each browser; `story(name, how, act)` tells one over
 * file:// and http, or over those that `how.schemes` names; `how.folder` gives another site than dist/.
 */
export function inBothBrowsers(tell) {
  for (const [name, launch] of Object.entries(BROWSERS)) {
    describe(name, () => {
      let running;
      const browser = () => (running ??= launch());
      after(async () => (await running)?.close());
      tell((title, act, { schemes = ['file', 'http'], hash = '', folder = () => DIST } = {}) => {
        for (const scheme of schemes) test(`${scheme}: ${title}`, PATIENCE, () => told(browser, scheme, folder, hash, act));
      }, browser);
    });
  }
}

async function told(browser, scheme, folder, hash, act) {
  const site = scheme === 'http' ? await overHttp(folder()) : { address: asFile(folder()), stop: () => {} };
  const context = await (await browser()).createBrowserContext();
  try {
    const reader = await Reader.at(context, site.address, hash);
    await act(reader, site);
    await reader.leaves();
  } finally {
    await context.close();
    await site.stop();
  }
}
