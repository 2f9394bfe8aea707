// 校改总表: every edit of the corpus, by rule and status, each a link to its place; and going from one to the next, so that an
// editor can look through what is likely or flagged.

import type { Edits, Listing, Status } from '../../../src/wasm';
import { ruleLabel, t, type Page } from '../page';
import type { Ask } from '../rpc';
import { around, edited, isNarrowed, STATUSES, type Listed, type State } from '../state';
import { encode } from '../url';
import { number } from '../words';
import { Absent } from './absent';
import { choices, select } from './controls';
import { kindTable } from './editkinds';
import { editHead, editKey, editRow } from './editrow';
import { h, refill, set, write } from './h';
import type { Panel, Tab } from './panel';
import { stepRows } from './steps';
import { Windowed } from './windowed';

export const edits: Tab = {
  name: 'edits', word: 'editList', wide: true, searched: false,
  count: (page) => page.totals.edits.reduce((sum, { count }) => sum + count, 0),
  panel: (ask) => new EditPanel(ask),
};

/** From this width of the window on the overview stands beside the list. */
const ROOMY = matchMedia('(min-width: 75rem)');
/** What a row takes, in CSS pixels, before one was measured. */
const HEIGHT = 36;

class EditPanel implements Panel {
  private page: Page | null = null;
  private readonly statuses = choices<Status | 'all'>('status', (status) => this.filter({ status: status === 'all' ? '' : status }));
  private readonly rule = select<string>('rule', (rule) => this.filter({ rule }));
  private readonly previous = h('button', { type: 'button', class: 'round', onclick: () => void this.step(-1) }, '↑');
  private readonly next = h('button', { type: 'button', class: 'round', onclick: () => void this.step(1) }, '↓');
  private readonly place = h('span', { role: 'status' });
  private readonly kinds = h('details', { class: 'kinds', open: ROOMY.matches && document.documentElement.dataset['pane'] === 'list' });
  private readonly table = h('table', { role: 'table', class: 'edit-list' });
  private readonly empty = h('div', { class: 'empty' });
  private readonly absent = new Absent();
  readonly element = h('div', {},
    h('div', { class: 'tools-row' }, this.statuses.element, this.rule.element, h('span', { class: 'hits' }, this.previous, this.place, this.next)),
    this.absent.element, h('div', { class: 'edit-room' }, this.kinds, this.table), this.empty);
  private readonly rows = new Windowed(this.table, () => h('tbody', { role: 'rowgroup' }), HEIGHT);
  private turn = new AbortController();
  private drawn = { asked: '', how: '', open: '' };
  private listed = { total: 0, at: 0 };
  private ready: Promise<unknown> = Promise.resolve();

  constructor(private readonly ask: Ask) {
    stepRows(this.table, this.rows);
  }

  draw(page: Page): void {
    this.page = page;
    const { state } = page;
    const asked = JSON.stringify([page.brought, state.edits, state.chosen, isNarrowed(state) && page.cards.length]);
    // What rules are called may come later than the list.
    const how = page.lang + page.rules.size + encode({ ...state, doc: '', hit: 0, edit: 0, place: null });
    const open = `${state.doc} ${state.edit}`;
    const [fresh, anew, moved] = [this.drawn.asked !== asked, this.drawn.how !== how, this.drawn.open !== open];
    if (!page.listed && isNarrowed(state)) return;
    this.drawn = { asked, how, open };
    if (fresh) this.turn.abort();
    if (fresh) this.turn = new AbortController();
    if (fresh || anew || moved) this.ready = this.show(page, fresh, anew).catch(() => undefined);
  }

  async settled(): Promise<unknown> {
    await this.ready;
    return this.rows.settled();
  }

  /** Goes to the next or previous edit of the list, round the ends; without an open one, to the first or last. */
  async step(step: 1 | -1): Promise<void> {
    const { page, listed } = this;
    const to = around(listed.at, step, listed.total);
    if (!page || to === 0) return;
    const [line] = (await this.asked(page, { from: to - 1, count: 1 })).lines;
    if (line) page.go((state) => edited(state, line.id, line.edit), this.listed.at > 0 ? 'replace' : 'push');
  }

  private filter(change: Partial<Listed>): void {
    this.page?.go((state) => ({ ...state, edits: { ...state.edits, ...change } }), 'replace');
  }

  private asked(page: Page, window: Pick<Listing, 'from' | 'count' | 'at'>): Promise<Edits> {
    const { state, cards } = page;
    const { rule, status } = state.edits;
    const documents = isNarrowed(state) ? { documents: cards.map(({ document }) => document.id) } : {};
    return this.ask('edits', [{ rule, ...(status === '' ? {} : { status }), ...documents, ...window }], this.turn.signal);
  }

  private async show(page: Page, fresh: boolean, anew: boolean): Promise<void> {
    const { state } = page;
    const open = state.doc !== '' && state.edit > 0;
    if (fresh || anew) await this.absent.update(page);
    const { total, before, counts } = await this.asked(page, open ? { at: [state.doc, state.edit] } : {});
    const { lines: here } = open && before < total ? await this.asked(page, { from: before, count: 1 }) : { lines: [] };
    this.listed = { total, at: here[0]?.id === state.doc && here[0].edit === state.edit ? before + 1 : 0 };
    this.tools(page, counts);
    set(this.table, 'aria-label', t(page, 'editList'));
    set(this.table, 'aria-rowcount', total + 1);
    refill(this.empty, total === 0 && h('p', {}, t(page, 'noSuchEdits')));
    const make = async (from: number, count: number): Promise<HTMLElement[]> =>
      (await this.asked(page, { from, count })).lines.map((line, i) => editRow(this.page ?? page, line, from + i));
    if (fresh) this.rows.show(total, make, editHead(page));
    else if (anew) this.rows.renew(make);
    await this.rows.settled();
    await this.mark(state);
  }

  private tools(page: Page, counts: Edits['counts']): void {
    const { rule, status } = page.state.edits;
    const sum = (of: Status | ''): number => counts.filter((kind) => (rule === '' || kind.rule === rule) && (of === '' || kind.status === of)).reduce((all, { edits: n }) => all + n, 0);
    this.statuses.show(t(page, 'status'), [
      { value: 'all', label: `${t(page, 'allStatuses')} ${number(sum(''))}` },
      ...STATUSES.map((value) => ({ value, label: `${t(page, value)} ${number(sum(value))}`, title: t(page, `${value}Title`) })),
    ], status === '' ? 'all' : status);
    const rules = [...new Set(counts.map((kind) => kind.rule))];
    this.rule.show(t(page, 'rule'), [{ value: '', label: t(page, 'allRules') }, ...rules.map((value) => ({ value, label: ruleLabel(page, value) }))], rule);
    write(this.place, this.listed.at > 0 ? t(page, 'editOf', { n: this.listed.at, all: this.listed.total }) : t(page, 'editCount', { n: this.listed.total }));
    set(this.previous, 'aria-label', t(page, 'previousEdit'));
    set(this.next, 'aria-label', t(page, 'nextEdit'));
    refill(this.kinds, h('summary', { 'data-key': 'kinds' }, t(page, 'byKind')), kindTable(page, counts, (change) => this.filter(change)));
  }

  /** The edit that is open is the current one, and in sight. */
  private async mark(state: State): Promise<void> {
    const key = editKey(state.doc, state.edit);
    for (const old of this.table.querySelectorAll('[aria-current]')) set(old, 'aria-current', null);
    if (this.listed.at === 0) return;
    const row = await this.rows.reach(this.listed.at - 1);
    const link = row?.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (link) set(link, 'aria-current', 'true');
  }
}
