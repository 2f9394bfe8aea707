// 索引: whom, where, how many, when and by which scheme the texts name, as tables that can be sorted, filtered and exported, each
// row with a sentence that leads to its place.

import type { Mention, MentionKind } from '../../../src/wasm';
import { about, ABOUT_COLUMNS, aboutCells } from '../export/about';
import { csv } from '../export/csv';
import { fileName, FORMATS } from '../export/formats';
import { MEASURED } from '../measured';
import { around, entries, filtered, ordered, pressed, table, usualOrder, type Entry } from '../named';
import { messageOf, t, type Page } from '../page';
import { Stale, type Ask } from '../rpc';
import { isNarrowed, KINDS, type Named } from '../state';
import { Absent } from './absent';
import { choices } from './controls';
import { byId, h, refill, set } from './h';
import { KIND_WORDS, namedHead, namedRow } from './namedrow';
import type { Panel, Tab } from './panel';
import { openFile } from './save';
import { stepRows } from './steps';
import { Windowed } from './windowed';

export const named: Tab = { name: 'named', word: 'named', wide: true, searched: false, panel: (ask) => new NamedPanel(ask) };

/** What a row takes, in CSS pixels, before one was measured. */
const HEIGHT = 44;
/** Documents that are asked for at a time, so that the page answers in between. */
const BATCH = 32;
/** How long the filter waits for the next key, in milliseconds. */
const PAUSE = 120;

class NamedPanel implements Panel {
  private page: Page | null = null;
  private readonly kinds = choices<MentionKind>('named-kind', (kind) => this.change({ kind, order: null }));
  private readonly ways = choices<'together' | 'each'>('named-each', (way) => this.change({ each: way === 'each', order: null }));
  private readonly scopes = choices<'all' | 'own'>('named-own', (scope) => this.change({ own: scope === 'own' }));
  private readonly filter = h('input', { type: 'search', id: 'named-filter', spellcheck: false, oninput: (event: InputEvent) => this.typed(event), oncompositionend: () => this.change({ filter: this.filter.value }) });
  private readonly save = h('button', { type: 'button', class: 'quiet', id: 'named-export', onclick: () => void this.give() });
  private readonly status = h('p', { class: 'aside', role: 'status', id: 'named-count' });
  private readonly note = h('p', { class: 'aside', id: 'named-note' });
  private readonly table = h('table', { role: 'table', class: 'named' });
  private readonly empty = h('div', { class: 'empty' });
  private readonly absent = new Absent();
  readonly element = h('div', {},
    h('div', { class: 'tools-row' }, this.kinds.element, this.ways.element, this.scopes.element, this.filter, this.save), this.absent.element, this.status, this.note, this.table, this.empty);
  private readonly rows = new Windowed(this.table, () => h('tbody', { role: 'rowgroup' }), HEIGHT);
  private readonly known = new Map<string, readonly Mention[]>();
  /** The release of the corpus that they are of. */
  private release = '';
  /** How many parts of the corpus had come: a document that named nothing may not have been on hand. */
  private brought = 0;
  private shown: readonly Entry[] = [];
  private drawn = '';
  private turn = new AbortController();
  private pause = 0;
  private ready: Promise<unknown> = Promise.resolve();

  constructor(private readonly ask: Ask) {
    stepRows(this.table, this.rows);
  }

  draw(page: Page): void {
    this.page = page;
    if (!page.listed && isNarrowed(page.state)) return;
    this.tools(page);
    const { state: { display, named: how, view, off, mode }, lang } = page;
    const ids = this.ids(page);
    const { sha256 } = page.info;
    if (sha256 !== this.release) this.known.clear();
    this.release = sha256;
    if (page.brought !== this.brought) for (const [id, found] of this.known) if (found.length === 0) this.known.delete(id);
    this.brought = page.brought;
    const drawn = JSON.stringify([page.brought, how, display, lang, view, off, mode, ids, sha256]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.turn.abort();
    this.turn = new AbortController();
    this.ready = this.show(page, ids, this.turn.signal).catch((failure: unknown) => { if (!(failure instanceof Stale)) this.fail(page, failure); });
  }

  /** Names cannot be listed now: the table of language could not be brought. */
  private fail(page: Page, failure: unknown): void {
    this.drawn = '';
    refill(this.empty, h('p', { role: 'alert' }, t(page, 'failed', { message: messageOf(page, failure) })),
      h('button', { type: 'button', onclick: () => this.draw(this.page ?? page) }, t(page, 'tryAgain')));
  }

  async settled(): Promise<unknown> {
    await this.ready;
    return this.rows.settled();
  }

  private change(change: Partial<Named>): void {
    clearTimeout(this.pause);
    this.page?.go((state) => ({ ...state, named: { ...state.named, ...change } }), 'replace');
  }

  private typed(event: InputEvent): void {
    clearTimeout(this.pause);
    if (!event.isComposing) this.pause = setTimeout(() => this.change({ filter: this.filter.value }), PAUSE);
  }

  /** The documents whose names are listed. */
  private ids({ state, cards, info }: Page): string[] {
    if (state.named.own && state.doc !== '') return [state.doc];
    return isNarrowed(state) ? cards.map(({ document }) => document.id) : info.documents.map(({ id }) => id);
  }

  private tools(page: Page): void {
    const { kind, each, filter, own } = page.state.named;
    this.kinds.show(t(page, 'namedKinds'), KINDS.map((value) => ({ value, label: t(page, KIND_WORDS[value]) })), kind);
    this.ways.show(t(page, 'togetherOrEach'), [{ value: 'together', label: t(page, 'together') }, { value: 'each', label: t(page, 'eachPlace') }], each ? 'each' : 'together');
    this.scopes.show(t(page, 'exportWhat'), [{ value: 'all', label: t(page, 'namedAll') }, { value: 'own', label: t(page, 'exportDocument') }], own ? 'own' : 'all');
    this.scopes.element.hidden = page.state.doc === '';
    set(this.filter, 'aria-label', t(page, 'namedFilter'));
    set(this.filter, 'placeholder', t(page, 'namedFilter'));
    if (document.activeElement !== this.filter && this.filter.value !== filter) this.filter.value = filter;
    this.save.textContent = t(page, 'namedExport');
    const [precision, recall] = MEASURED[kind];
    this.note.textContent = t(page, 'namedNote', { kind: t(page, KIND_WORDS[kind]), precision, recall });
  }

  /** What the documents name, asked for once each. */
  private async mentions(ids: readonly string[], signal: AbortSignal): Promise<Mention[]> {
    const missing = ids.filter((id) => !this.known.has(id));
    for (let at = 0; at < missing.length; at += BATCH) {
      const batch = missing.slice(at, at + BATCH);
      const found = new Map<string, Mention[]>(batch.map((id) => [id, []]));
      for (const mention of await this.ask('mentions', [batch], signal)) found.get(mention.id)?.push(mention);
      for (const [id, mentions] of found) this.known.set(id, mentions);
      if (this.page) this.status.textContent = t(this.page, 'doneOf', { n: at + batch.length, all: missing.length });
    }
    return ids.flatMap((id) => this.known.get(id) ?? []);
  }

  private async show(page: Page, ids: readonly string[], signal: AbortSignal): Promise<void> {
    const { lang, state: { display, named: { kind, each, filter, order } } } = page;
    await this.absent.update(page);
    const found = await this.mentions(ids, signal);
    const needle = filter === '' ? '' : await this.ask('folded', [filter], signal);
    const { compare } = new Intl.Collator(lang === 'zh' ? 'zh-Hans-u-co-pinyin-kn' : 'zh-u-co-pinyin-kn');
    const now = order ?? usualOrder(kind, each);
    this.shown = ordered(filtered(entries(found, kind, each), needle), now, compare);
    const places = this.shown.flatMap(({ all }) => all);
    this.status.textContent = t(page, 'namedCount', { n: this.shown.length, places: places.length, docs: new Set(places.map(({ id }) => id)).size });
    refill(this.empty, this.shown.length === 0 && h('p', {}, t(page, 'namedNone')));
    set(this.table, 'aria-label', t(page, KIND_WORDS[kind]));
    set(this.table, 'aria-rowcount', this.shown.length + 1);
    set(this.table, 'data-kind', kind);
    set(this.table, 'data-own', page.state.named.own && page.state.doc !== '');
    const make = async (from: number, size: number): Promise<HTMLElement[]> => {
      const rows = this.shown.slice(from, from + size);
      const texts = rows.flatMap(({ first, text, note, of }) => [text, note, of, ...around(first)]);
      const shown = display === 'found' ? texts : await this.ask('convert', [texts, display], signal);
      return rows.map((entry, i) => namedRow(this.page ?? page, entry, texts.slice(6 * i, 6 * i + 6), shown.slice(6 * i, 6 * i + 6), from + i));
    };
    const focused = document.activeElement instanceof HTMLElement && this.table.contains(document.activeElement) ? document.activeElement.dataset['key'] : undefined;
    this.rows.show(this.shown.length, make, namedHead(page, now, (column) => this.change({ order: pressed(now, column) })));
    if (focused !== undefined) this.table.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    await this.rows.settled();
  }

  /** Saves every place of the rows as a table. */
  private async give(): Promise<void> {
    const { page } = this;
    if (!page) return;
    const from = about(byId('corpus-name').textContent, page.info, page.state, new Date());
    const file = await openFile(fileName(from, t(page, KIND_WORDS[page.state.named.kind]), FORMATS.csv), FORMATS.csv.type);
    const { head, cells } = table(this.shown);
    const ends = aboutCells(from);
    await file?.write(csv([...head, ...ABOUT_COLUMNS], cells.map((row) => [...row, ...ends])));
    await file?.close();
    if (file) page.tell(t(page, 'namedExported', { n: cells.length }));
  }
}
