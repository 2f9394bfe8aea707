// Texts of the reader's own: dropped or chosen, read and cleaned in the worker, kept by the browser if wanted, and saved with the
// rest of the corpus as a new page.

import type { Info } from '../../../src/wasm';
import { isInShards } from '../loader';
import { forget, keep, kept } from '../own/kept';
import { otherwise, sourcesIn, type Failure, type Source } from '../own/sources';
import { messageOf, t, type Page } from '../page';
import type { Ask } from '../rpc';
import { dialog } from './dialog';
import { byId, h, write, type Child } from './h';
import { progress, type Progress } from './progress';
import { rebuilt } from './rebuild';
import { openFile } from './save';

const box = dialog('own');
/** The page as it was drawn last: what a dialog begins may end when the page shows something else. */
let page: () => Page;

/** The corpus as the reader left it, if the browser kept it; else as the page has it. */
export async function restored(ask: Ask, info: Info): Promise<Info> {
  const pack = isInShards() ? null : await kept(info.sha256);
  // One that cannot be opened is of no use to anybody, and must not bar the way.
  return pack ? ask('exchange', [pack]).catch(() => info) : info;
}

export function drawOwn(now: Page): void {
  const button = byId('add-own');
  // A corpus in shards does not fit into one page, with more in it even less.
  button.hidden = isInShards();
  write(button, t(now, 'own'));
  button.onclick = () => show(now, []);
}

/** Takes files that are dropped anywhere on the page. */
export function watchDrops(now: () => Page): void {
  page = now;
  if (isInShards()) return;
  addEventListener('dragover', (event) => { if (event.dataTransfer?.types.includes('Files')) event.preventDefault(); });
  addEventListener('drop', (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    void add([...event.dataTransfer.files]);
  });
}

/** The dialog, with what came of the last files. */
function show(now: Page, news: readonly Child[]): void {
  const input = h('input', { type: 'file', multiple: true, id: 'own-files', class: 'unseen', onchange: () => void add([...(input.files ?? [])]) });
  const choose = h('button', { type: 'button', class: news.length > 0 ? 'quiet' : 'strong', 'data-key': 'own-choose', 'data-act': 'choose', onclick: () => input.click() }, t(now, 'ownChoose'));
  input.tabIndex = -1;
  input.setAttribute('aria-label', t(now, 'ownChoose'));
  box.show(now, t(now, 'own'), h('p', { class: 'note-line' }, t(now, 'ownLead')), ...news, h('p', { class: 'actions' }, choose, input),
    now.info.sha256 !== now.base && taken(now));
}

/** What may be done with a corpus that has grown. */
function taken(now: Page): HTMLElement {
  const name = h('input', { type: 'text', id: 'own-name', value: byId('corpus-name').textContent });
  const said = h('p', { role: 'status', class: 'note-line' });
  const button = (word: 'ownKeep' | 'ownForget', act: () => void): HTMLElement => h('button', { type: 'button', class: 'quiet', 'data-act': word, onclick: act }, t(now, word));
  const tell = (word: 'ownKept' | 'ownNotKept' | 'ownForgotten' | 'ownSaved'): void => { said.textContent = t(now, word); };
  return h('section', { class: 'taken' },
    h('p', { class: 'field' }, h('label', { for: 'own-name' }, t(now, 'ownName')), name),
    h('p', { class: 'actions' },
      h('button', { type: 'button', class: 'strong', 'data-act': 'save', onclick: () => void save(now, name.value.trim()).then((done) => { if (done) tell('ownSaved'); }) }, t(now, 'ownSave')),
      button('ownKeep', () => void packOf(now).then((pack) => keep(now.base, pack)).then((done) => tell(done ? 'ownKept' : 'ownNotKept'))),
      button('ownForget', () => void forget(now.base).then(() => tell('ownForgotten')))),
    said);
}

async function packOf({ ask }: Page): Promise<Uint8Array<ArrayBuffer>> {
  const pack = await ask('pack', []);
  if (!pack) throw new Error('the corpus has not grown');
  return pack;
}

/** Saves the page with the corpus as it is now; whether the reader wanted it. */
async function save(now: Page, name: string): Promise<boolean> {
  const title = name || byId('corpus-name').textContent;
  const file = await openFile(`${title.replace(/[\p{Cc}\s\\/:*?"<>|.]+/gu, '-')}.html`, 'text/html');
  if (!file) return false;
  await file.write(await rebuilt(title, await packOf(now)));
  await file.close();
  return true;
}

/** Reads files, and goes on with the corpus that has them in it. */
async function add(files: readonly File[]): Promise<void> {
  const now = page();
  const work = progress(now);
  box.show(now, t(now, 'own'), work.element);
  box.element.addEventListener('close', work.stop, { once: true });
  const failures: [name: string, why: string][] = [];
  const added = new Set<string>();
  const failed = (name: string, why: string): void => { failures.push([name, why]); };
  for (const [done, file] of files.entries()) {
    for await (const source of sourcesIn({ name: file.webkitRelativePath || file.name, bytes: new Uint8Array(await file.arrayBuffer()) })) {
      if (work.signal.aborted) break;
      work.show(done, files.length, t(now, 'ownReading', { n: added.size, name: source.name }));
      if ('trouble' in source) failed(source.name, troubleOf(now, source));
      else await take(now, source, work).then((id) => added.add(id), (failure) => { if (!work.signal.aborted) failed(source.name, messageOf(now, failure)); });
    }
  }
  await compare(now, work).catch((failure) => { if (!work.signal.aborted) throw failure; });
  if (added.size > 0) now.adopt(await now.ask('adopt', []));
  show(page(), [
    h('p', { role: 'status', 'data-added': added.size }, added.size > 0 ? t(now, 'ownAdded', { n: added.size }) : t(now, 'ownNone')),
    failures.length > 0 && h('section', { class: 'failures' }, h('h3', {}, t(now, 'ownFailed')),
      h('ul', {}, ...failures.map(([name, why]) => h('li', {}, h('bdi', {}, name.replace(/^own\//, '')), ' — ', why)))),
  ]);
}

/** What lines the texts have in common is known when all are there: those that have some are cleaned again. */
async function compare({ ask, ...now }: Page, { signal, show }: Progress): Promise<void> {
  for (let all = 0, left = await ask('compare', [], signal); left > 0; left = await ask('compare', [], signal)) {
    all ||= left + 1;
    show(all - left, all, t(now, 'ownComparing', { n: left }));
  }
}

const troubleOf = (now: Page, { trouble, line }: Failure): string => t(now, trouble, { line: line ?? 0 });

/** The module decides by the bytes what they are; what it cannot read, the browser may. */
async function take({ ask }: Page, source: Source, { signal }: Progress): Promise<string> {
  const { name, bytes, given } = source;
  try {
    return await ask('add', [name, bytes, given], signal);
  } catch (failure) {
    const other = given || signal.aborted ? null : otherwise(source);
    if (!other) throw failure;
    return ask('add', [other.name, other.bytes, other.given], signal);
  }
}
