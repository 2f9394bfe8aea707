// 逐行: every hit in its context, the hits under one another, or counted by what stands beside them. The module sorts and
// counts; it is asked for the lines that come into sight.

import { lineKey, LineSource, sortedBy, type Line } from '../concordance';
import { t, type Page } from '../page';
import type { Ask } from '../rpc';
import { encode } from '../url';
import { groupTable } from './groups';
import { h, refill, set } from './h';
import { keyOf, lineHead, lineRow } from './kwic';
import { lineTools } from './linetools';
import { emptyHelp } from './list';
import type { Panel, Tab } from './panel';
import { stepRows } from './steps';
import { Windowed } from './windowed';

export const lines: Tab = {
  name: 'lines', word: 'lines', wide: true, searched: true,
  count: (page) => (page.results ? page.cards.reduce((sum, { hits }) => sum + hits, 0) : null),
  panel: (ask) => new LinesPanel(ask),
};

/** What a line takes, in CSS pixels, before one was measured. */
const HEIGHT = 32;

class LinesPanel implements Panel {
  private readonly tools = lineTools();
  private readonly status = h('p', { class: 'aside', role: 'status' });
  private readonly groups = h('div', { class: 'groups' });
  private readonly table = h('table', { role: 'table', class: 'kwic' });
  private readonly empty = h('div', { class: 'empty' });
  readonly element = h('div', { class: 'lines' }, this.tools.element, this.status, this.groups, this.table, this.empty);
  private readonly rows = new Windowed(this.table, () => h('tbody', { role: 'rowgroup' }), HEIGHT);
  private turn = new AbortController();
  private drawn = { asked: '', how: '' };
  private source: LineSource | null = null;
  private ready: Promise<unknown> = Promise.resolve();
  /** The line that is to be gone to when it is there. */
  private goal = -1;

  constructor(private readonly ask: Ask) {
    stepRows(this.table, this.rows);
  }

  draw(page: Page): void {
    this.tools.draw(page);
    if (!page.listed) return;
    const { state, cards, results } = page;
    const some = results !== null && !page.queryError && cards.length > 0;
    this.element.dataset['shows'] = !some ? 'nothing' : state.lines.grouped ? 'groups' : 'lines';
    refill(this.empty, ...(some ? [] : results ? emptyHelp(page) : [h('p', {}, t(page, 'linesEmpty'))]));
    const asked = some ? lineKey(state) : '';
    const how = JSON.stringify([state.display, state.lines.grouped, page.lang, encode({ ...state, doc: '', hit: 0, edit: 0, place: null })]);
    const [fresh, anew] = [this.drawn.asked !== asked, this.drawn.how !== how];
    this.drawn = { asked, how };
    if (fresh) this.begin(page, some);
    if (this.source && (fresh || anew)) this.ready = this.show(page, this.source, fresh).catch(() => undefined);
    this.mark(page);
  }

  async settled(): Promise<unknown> {
    await this.ready;
    return this.rows.settled();
  }

  private begin(page: Page, some: boolean): void {
    this.turn.abort();
    this.turn = new AbortController();
    this.source = some ? new LineSource(this.ask, page, this.turn.signal) : null;
    if (!some) this.rows.show(0, () => []);
  }

  /** Fails where another question was asked meanwhile; that a query cannot be read is said where it is typed. */
  private async show(page: Page, source: LineSource, fresh: boolean): Promise<void> {
    const { total, sampled, groups, groups_total } = await source.summary();
    if (this.source !== source) return;
    const { lines: { grouped }, display } = page.state;
    this.status.textContent = sampled < total ? t(page, 'sampleOf', { n: sampled, all: total }) : '';
    refill(this.groups, grouped && groupTable(page, sortedBy(page.state), { groups, all: groups_total, lines: sampled }, (first) => {
      this.goal = first;
      page.go((state) => ({ ...state, lines: { ...state.lines, grouped: false } }));
    }));
    if (grouped) return;
    set(this.table, 'aria-label', t(page, 'lines'));
    set(this.table, 'aria-rowcount', sampled + 1);
    const rows = async (from: number, count: number): Promise<HTMLElement[]> => {
      const found = await source.lines(from, count);
      const texts = found.flatMap(({ left, node, right }) => [left, node, right]);
      const shown = display === 'found' ? texts : await this.ask('convert', [texts, display], this.turn.signal);
      return found.map((line: Line, i) => lineRow(page, line, shown.slice(3 * i, 3 * i + 3), from + i));
    };
    if (fresh || this.rows.total !== sampled) this.rows.show(sampled, rows, lineHead(page));
    else this.rows.renew(rows);
    await this.rows.settled();
    this.mark(page);
    if (this.goal >= 0) await this.rows.focus(this.goal);
    this.goal = -1;
  }

  /** The line whose hit is open is the current one, and stays in sight when the column becomes narrow. */
  private mark({ state }: Page): void {
    const key = keyOf(state.doc, state.hit);
    for (const old of this.table.querySelectorAll('[aria-current]')) if (old.getAttribute('data-key') !== key) set(old, 'aria-current', null);
    const link = this.table.querySelector(`[data-key="${CSS.escape(key)}"]:not([aria-current])`);
    if (!link) return;
    set(link, 'aria-current', 'true');
    link.scrollIntoView({ block: 'nearest' });
  }
}
