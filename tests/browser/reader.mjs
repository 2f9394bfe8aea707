// A reader with the page open: what a story can do and see. Whatever a story does, at its end the console must be empty and
// nothing may have been asked of anybody.

import assert from 'node:assert/strict';

const WAIT = { timeout: 10_000 };

/** Keeps what the page's policy refused where a story can see it: Firefox does not report it by itself. */
const noteRefusals = () => {
  globalThis.refused = [];
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => globalThis.refused.push(`${effectiveDirective} ${blockedURI}`));
};

export class Reader {
  complaints = [];
  requests = [];
  /** What the page may ask for on a file. */
  beside = /^$/;

  constructor(page, address) {
    this.page = page;
    this.address = address;
  }

  /** Opens a new page at `address`, on the fragment `hash`. */
  static async at(context, address, hash = '') {
    const reader = new Reader(await context.newPage(), address);
    const { page } = reader;
    await page.setViewport({ width: 1280, height: 900 });
    page.on('console', (message) => reader.complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => reader.complaints.push(String(error)));
    page.on('request', (request) => reader.requests.push(request.url()));
    await page.evaluateOnNewDocument(noteRefusals);
    await reader.open(hash);
    return reader;
  }

  /** Goes to the page, as a link to `hash` would. */
  async open(hash = '') {
    await this.page.goto(this.address + hash);
    await this.ready();
  }

  async ready() {
    await this.page.waitForFunction(() => document.documentElement.dataset.ready === 'true' || !document.querySelector('#failure').hidden, WAIT);
    assert.equal(await this.text('#failure'), '', 'the page says that it failed');
    await this.until('the list', () => !document.querySelector('#list-column').hasAttribute('aria-busy'));
  }

  /** The text of the first element, as it stands in the document. */
  text(selector) {
    return this.page.$eval(selector, (element) => element.textContent.trim());
  }

  texts(selector) {
    return this.page.$$eval(selector, (elements) => elements.map((element) => element.textContent.trim()));
  }

  count(selector) {
    return this.page.$$eval(selector, (elements) => elements.length);
  }

  hash() {
    return this.page.evaluate(() => location.hash);
  }

  /** Waits until the element shows text that matches; says what it showed when it does not. */
  async shows(selector, pattern) {
    const showing = ([where, source, flags]) => {
      const element = document.querySelector(where);
      return element !== null && element.checkVisibility() && new RegExp(source, flags).test(element.textContent);
    };
    try {
      await this.page.waitForFunction(showing, WAIT, [selector, pattern.source, pattern.flags]);
    } catch {
      assert.fail(`${selector} does not show ${pattern}: ${JSON.stringify((await this.texts(selector)).slice(0, 3)).slice(0, 300)}`);
    }
  }

  /** Waits until what `look` gives in the page, called with `values`, is true. */
  async until(what, look, ...values) {
    await this.page.waitForFunction(look, WAIT, ...values).catch(() => assert.fail(`never came: ${what}`));
  }

  /** Clicks as a hand does: when the element is there and stands still, and on the new one if the page draws it anew meanwhile. */
  click(selector, options) {
    return this.page.locator(selector).setTimeout(WAIT.timeout).click(options);
  }

  /** Presses what need not be in sight, as the keyboard does; a panel that was just opened may have to ask the module first. */
  async press(selector) {
    await this.page.waitForSelector(selector, WAIT);
    await this.page.$eval(selector, (element) => element.click());
  }

  hover(selector) {
    return this.page.locator(selector).setTimeout(WAIT.timeout).hover();
  }

  /** Types a query in the place of the one before and waits for its answer. */
  async search(query) {
    await this.click('#query', { count: 3 });
    await this.page.keyboard.type(query);
    await this.page.keyboard.press('Enter');
    const encoded = `q=${encodeURIComponent(query)}`;
    await this.until(`the search for ${query}`, (part) => location.hash.includes(part) && !document.querySelector('#list-column').hasAttribute('aria-busy'), encoded);
  }

  /** Presses a row of choices' VALUE (`#mode`, `#view`, `#display`, `#language`, `#theme`). */
  async choose(row, value) {
    await this.press(`#${row} [data-choice="${value}"]`);
  }

  /** Opens a document from the list. */
  async openDocument(id) {
    await this.click(`.card[data-id="${id}"] a`);
    await this.reading(id);
  }

  /** Waits until document `id` is shown, in `view`. */
  reading(id, view = 'proof') {
    return this.until(`document ${id} in ${view}`, (selector) => [...document.querySelectorAll(selector)].some((line) => line.checkVisibility()), `#article[data-id="${id}"][data-view="${view}"] #text :is(p, td)`);
  }

  /** Shows the open document in another view. */
  async view(name) {
    const id = await this.page.$eval('#article', (article) => article.dataset.id);
    await this.choose('view', name);
    await this.reading(id, name);
  }

  /** What every story ends with. */
  async leaves() {
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.deepEqual(this.complaints, [], 'the console is not empty');
    assert.deepEqual(await this.page.evaluate(() => globalThis.refused), [], 'the policy had to refuse something');
    assert.deepEqual(foreign(this.requests, this.address, this.beside), [], 'the page asked something of somebody');
  }
}

/** Requests that the page may not make: to another origin; on a file, to anything but the page and what may lie `beside` it. */
export function foreign(requests, address, beside = /^$/) {
  const own = new URL(address);
  const folder = own.pathname.replace(/[^/]*$/, '');
  return requests.filter((request) => {
    const { protocol, origin, pathname } = new URL(request);
    if (protocol === 'blob:' || protocol === 'data:') return false;
    if (own.protocol !== 'file:') return origin !== own.origin;
    return protocol !== 'file:' || (pathname !== own.pathname && !(pathname.startsWith(folder) && beside.test(pathname.slice(folder.length))));
  });
}
