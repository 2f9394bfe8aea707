// The flow of the page: the state changes, what it needs is asked of the module, the parts are drawn. Where two answers
// cross, only the one for the present state counts.

import type { Form, Info, Mention, Rule } from '../../src/wasm';
import { Answers } from './answers';
import { drawFacts } from './dom/facts';
import { byId, refill } from './dom/h';
import { drawSheet, listen, openSheet } from './dom/keys';
import { Memory } from './dom/memory';
import { drawOwn, restored, watchDrops } from './dom/own';
import { ReadingPane } from './dom/reading';
import { drawShelf } from './dom/shelf';
import { Tabs } from './dom/tabs';
import { topBar } from './dom/topbar';
import { examples, quoted, sharedPairs, totals } from './facets';
import { Kept } from './kept';
import { isNoted } from './own/kept';
import type { Count } from './notes';
import { messageOf, neighbour, t, type Page } from './page';
import { Stale } from './rpc';
import type { Shelf } from './shelf';
import { opened, preferred, START, type State } from './state';
import { current, follow, show } from './url';

/** Pairs that are tried as examples, those that are shown, terms beside them, and the documents whose terms are looked at: none so long, in 字, that the worker is busy with it when the reader wants something. */
const [CANDIDATES, EXAMPLES, TERMS, READ, LONG] = [12, 3, 5, 12, 10_000] as const;

/** Draws the page; resolves when the reader has what the address asks for. The corpus at a glance is asked for if it is not `carried`. */
export async function start(shelf: Shelf, carried: Info | null): Promise<void> {
  const own = carried ?? await shelf.ask('info', []);
  const info = isNoted(own.sha256) ? await restored(shelf.ask, own) : own;
  await new App(shelf, info, own.sha256).begin();
}

class App {
  private state: State = START;
  private answers: Answers;
  private turn = new AbortController();
  private ruleMap: ReadonlyMap<string, Rule> = new Map();
  private forms: readonly Form[] = [];
  private totals;
  private tabs;
  private readonly bar;
  private readonly pane = new ReadingPane();
  private toast = 0;
  private examples: readonly string[] = [];
  /** What was drawn last. */
  private drawn: readonly unknown[] = [];
  /** Whether all parts have been drawn, or only those that the reader waits for; resolves when those are. */
  private isWhole = false;
  private shown = (): void => undefined;
  private readonly isShown = new Promise<void>((resolve) => { this.shown = resolve; });
  /** The name of the corpus, which the template holds. */
  private readonly corpus = byId('corpus-name').textContent;
  /** Another document is on its way: where the page is scrolled meanwhile means nothing. */
  private arriving = false;
  private readonly memory = new Memory(byId('list-column'), byId('index'), () => this.arriving);

  constructor(private readonly shelf: Shelf, private info: Info, private readonly base: string) {
    this.bar = topBar(openSheet, new Kept(base));
    this.totals = totals(info.documents);
    this.tabs = new Tabs(shelf.ask);
    this.answers = new Answers(shelf, info);
  }

  async begin(): Promise<void> {
    byId('loading').hidden = true;
    try {
      history.scrollRestoration = 'manual';
    } catch {
      // Only a comfort.
    }
    watchDrops(() => this.page());
    listen({
      search: () => this.bar.focusSearch(),
      hit: (step) => this.pane.goToHit(step),
      document: (step) => this.goToDocument(step),
      edit: (step) => { if (!this.tabs.stepEdit(this.page(), step)) this.pane.goToEdit(step); },
      cite: () => this.pane.cite(),
      view: (view) => { if (this.state.doc !== '') this.go((state) => ({ ...state, view })); },
      leave: () => this.leave(),
    });
    follow((state) => void this.apply(state, 'followed'));
    const applied = this.apply(current(), 'followed');
    // Of a corpus in shards the list begins with the first part of its catalogue. Where the module fails, it has been said.
    this.listMore('some').catch(() => undefined);
    await Promise.all([this.explain(), this.isShown]);
    await this.complete();
    await applied;
    void this.settle();
  }

  /** Asks what the rules and the query language are. */
  private async explain(): Promise<void> {
    const [rules, forms] = await Promise.all([this.shelf.ask('rules', []), this.shelf.ask('language', [])]);
    [this.ruleMap, this.forms] = [new Map(rules.map((rule) => [rule.name, rule])), forms];
  }

  /** Brings more of the catalogue, and tells of it. */
  private async listMore(much: 'some' | 'all'): Promise<void> {
    for await (const _ of this.shelf.catalogue()) {
      await this.learn();
      if (this.state.query.trim() === '') void this.apply(this.state, 'chosen');
      if (much === 'some') return;
    }
    this.draw();
  }

  /** Brings the catalogue and all texts, and tells of each step. */
  private async bringAll(): Promise<void> {
    await this.listMore('all');
    for await (const _ of this.shelf.everything()) this.draw();
  }

  private async learn(): Promise<void> {
    this.info = await this.shelf.ask('info', []);
    this.totals = totals(this.info.documents);
    this.answers.tell(this.info);
  }

  /** Tries to bring what could not be had, and asks anew. */
  private async again(): Promise<void> {
    await this.shelf.retry();
    await this.learn();
    this.answers.forget();
    void this.apply(this.state, 'chosen');
  }

  /** Goes on with another corpus: that of the page, with texts of the reader's own. */
  private adopt(info: Info): void {
    this.info = info;
    this.totals = totals(info.documents);
    this.answers = new Answers(this.shelf, info);
    byId('panel').replaceChildren();
    this.tabs = new Tabs(this.shelf.ask);
    void this.apply(this.state, 'chosen').then(() => this.settle());
  }

  /** Once the reader has what was asked for: what may be asked next. */
  private async settle(): Promise<void> {
    await this.findExamples();
    // The first word would have to wait for it. What is damaged is said when it is asked for.
    try {
      while (await this.shelf.onHand('prepareAll', []) > 0);
    } catch {
      return;
    }
  }

  /** Looks for queries to begin with. */
  private async findExamples(): Promise<void> {
    // A corpus in shards is not brought for that.
    if (this.info.documents.length < this.info.total) return;
    const counted: Count[] = [];
    for (const name of sharedPairs(this.info.documents, CANDIDATES)) {
      counted.push({ name, count: (await this.shelf.ask('search', [name, 'auto'])).total });
    }
    const named: Mention[] = [];
    for (const { id } of this.info.documents.filter(({ chars }) => chars < LONG).slice(0, READ)) named.push(...await this.shelf.ask('mentions', [[id]]));
    this.examples = [...new Set([...examples(counted, EXAMPLES), ...quoted(named, TERMS)])];
    this.draw();
  }

  /** Changes the state, which becomes the address. */
  private go(change: (state: State) => State, how: 'push' | 'replace' = 'push'): void {
    const next = change(this.state);
    void this.apply(next, 'chosen');
    show(next, how);
  }

  private async apply(next: State, how: 'chosen' | 'followed'): Promise<void> {
    const other = next.doc !== this.state.doc;
    const followed = how === 'followed';
    const scrolled = followed ? this.memory.page : 0;
    this.arriving ||= other || followed;
    this.state = next;
    this.turn.abort();
    const turn = this.turn = new AbortController();
    try {
      // The worker is asked first, and works while the page is drawn.
      const listed = this.list(next, turn.signal);
      this.draw();
      await Promise.all([listed.first, this.answers.open(next, turn.signal).then(() => this.draw())]);
      this.shown();
      await this.arrive(next, scrolled, followed, turn.signal);
      await listed.all;
      this.draw();
    } catch (failure) {
      if (failure instanceof Stale || turn.signal.aborted) return;
      this.fail(failure);
      this.shown();
    }
  }

  /** Lists what the state asks for: the first of it, and all. */
  private list(state: State, signal: AbortSignal): { first: Promise<void>; all: Promise<void> } {
    let some = (): void => undefined;
    const first = new Promise<void>((resolve) => { some = resolve; });
    const all = this.answers.list(state, signal, () => {
      this.draw();
      some();
    });
    return { first: Promise.race([first, all]), all };
  }

  /** Scrolls to where the state begins, when another document or an earlier place has come. */
  private async arrive({ place, hit, edit }: State, scrolled: number, followed: boolean, signal: AbortSignal): Promise<void> {
    if (!this.arriving) return;
    await Promise.all([this.pane.settled(), this.tabs.settled(this.page())]);
    if (signal.aborted) return;
    this.arriving = false;
    if (followed) this.memory.restoreList();
    if (scrolled > 0 || (!place && hit === 0 && edit === 0)) scrollTo(0, scrolled);
  }

  private page(): Page {
    const { state, answers } = this;
    const { results, queryError, cards, told } = answers;
    const reading = answers.reading(state);
    return {
      state, lang: state.lang || preferred(navigator.languages), info: this.info, totals: this.totals, documents: answers.documents, rules: this.ruleMap, forms: this.forms,
      items: answers.items, cards, told, results, queryError, examples: this.examples, listed: answers.isListed(state),
      reading, beside: answers.beside(state), opening: reading === null && answers.has(state.doc),
      coming: answers.coming, lost: this.shelf.lost, brought: this.shelf.brought, bringAll: () => void this.bringAll(), listMore: () => void this.listMore('all'), again: () => void this.again(),
      go: (change, how) => this.go(change, how), tell: (message) => this.tell(message), ask: this.shelf.ask, base: this.base, adopt: (info) => this.adopt(info),
    };
  }

  private draw(): void {
    const page = this.page();
    const now = Object.values(page).filter((value) => typeof value !== 'function');
    if (now.every((value, i) => value === this.drawn[i])) return;
    this.drawn = now;
    const { documentElement } = document;
    documentElement.lang = page.lang === 'zh' ? 'zh-Hans' : 'en';
    documentElement.dataset['pane'] = this.state.doc === '' ? 'list' : 'reading';
    const title = page.reading?.view.fields.title;
    document.title = title ? `${title} · ${this.corpus}` : this.corpus;
    this.bar.draw(page);
    this.tabs.draw(page);
    if (this.isWhole || this.state.doc !== '') this.pane.draw(page);
    if (this.isWhole) this.drawAround(page);
  }

  /** Draws what stands around the list and the text, which the page opens with. */
  private drawAround(page: Page): void {
    drawFacts(page);
    drawOwn(page);
    drawShelf(page);
    drawSheet(page);
  }

  /** Draws the rest, when what the reader waits for is painted. */
  private async complete(): Promise<void> {
    await painted();
    this.isWhole = true;
    this.drawn = [];
    this.draw();
    document.documentElement.dataset['ready'] = 'true';
  }

  private goToDocument(step: 1 | -1): void {
    const to = neighbour(this.page(), step);
    if (to) this.go((state) => opened(state, to.id));
  }

  /** Escape closes what is open, from the smallest to the largest. */
  private leave(): void {
    if (this.bar.leave() || this.pane.leave()) return;
    if (document.activeElement instanceof HTMLElement && document.activeElement !== document.body) document.activeElement.blur();
  }

  private tell(message: string): void {
    const place = byId('toast');
    place.textContent = message;
    clearTimeout(this.toast);
    this.toast = setTimeout(() => { place.textContent = ''; }, 4000);
  }

  private fail(failure: unknown): void {
    fail(t(this.page(), 'failed', { message: messageOf(this.page(), failure) }));
  }
}

/** Resolves when what was drawn is seen; in a window that nobody sees, at once. */
const painted = (): Promise<unknown> => document.hidden ? Promise.resolve() : new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve, 0)); });

/** Says in the page that something went wrong, before or after there is anything else in it. */
export function fail(message: string): void {
  const place = byId('failure');
  place.hidden = false;
  byId('loading').hidden = true;
  refill(place, message);
}
