// The two browsers, as the stories need them: headless, fresh, and as strict about files as a reader's own.

import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Packages are installed beside the page. */
export const packages = createRequire(new URL('../../www/package.json', import.meta.url));
const { default: puppeteer } = await import(packages.resolve('puppeteer-core'));

function program(given, ...names) {
  if (given) return given;
  for (const name of names) {
    try {
      return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    } catch {
      // The next name may be there.
    }
  }
  throw new Error(`${names[0]} is missing: ./build.sh test installs it`);
}

/** Where what a page saves goes to. */
export const DOWNLOADS = join(tmpdir(), `jiaokan-downloads-${process.pid}`);
// Firefox makes the folder when it starts, whether it saves anything or not.
process.on('exit', () => rmSync(DOWNLOADS, { recursive: true, force: true }));

const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--accept-lang=zh-CN,zh,en'];

export const BROWSERS = {
  Chromium: () => puppeteer.launch({
    browser: 'chrome', executablePath: program(process.env.CHROMIUM, 'chromium', 'chromium-browser', 'google-chrome'), headless: true, args: QUIET,
  }),
  Firefox: () => puppeteer.launch({
    browser: 'firefox', executablePath: program(process.env.FIREFOX, 'firefox-esr', 'firefox'), headless: true,
    // Puppeteer relaxes the first of these, and what fails for a reader would pass here.
    extraPrefsFirefox: { 'security.fileuri.strict_origin_policy': true, 'intl.accept_languages': 'zh-CN, zh, en', 'browser.download.folderList': 2, 'browser.download.dir': DOWNLOADS },
  }),
};
