// The flow of the page: the state changes, what it needs is asked of the module, the parts are drawn. It holds nothing but
// the last answers; where two answers cross, only the one for the present state counts.

import type { Hit, Info, QueryError, Results, Rule, View } from '../../src/wasm';
import { drawFacts } from './dom/facts';
import { byId, refill } from './dom/h';
import { drawSheet, listen, openSheet } from './dom/keys';
import { drawList } from './dom/list';
import { readingPane } from './dom/reading';
import { topBar } from './dom/topbar';
import { restoreTheme } from './dom/theme';
import { examples, facets, isChosen, sharedPairs } from './facets';
import type { Count } from './notes';
import { neighbour, reading, t, type Card, type Page, type Reading } from './page';
import { Stale, type Ask } from './rpc';
import { shownAs } from './shown';
import { opened, preferred, START, type State } from './state';
import { current, encode, follow, show } from './url';

/** What was last asked for, and what came: asked again only if the question is another. */
interface Answers {
  search: { key: string; results: Results | null; error: QueryError | null };
  document: { key: string; view: View | null };
  reading: { key: string; reading: Reading | null };
  cards: { key: string; cards: readonly Card[] };
}

/** Pairs that are tried as examples, and examples that are shown. */
const [CANDIDATES, EXAMPLES] = [12, 5] as const;

const isQueryError = (failure: unknown): failure is QueryError =>
  typeof failure === 'object' && failure !== null && 'at' in failure && 'zh' in failure;

export async function start(ask: Ask): Promise<void> {
  restoreTheme();
  const [info, rules] = await Promise.all([ask('info', []), ask('rules', [])]);
  new App(ask, info, rules).begin();
}

class App {
  private state: State = START;
  private answers: Answers = {
    search: { key: '', results: null, error: null }, document: { key: '', view: null },
    reading: { key: '', reading: null }, cards: { key: '?', cards: [] },
  };
  private turn = new AbortController();
  private readonly ruleMap: ReadonlyMap<string, Rule>;
  private readonly facets;
  private readonly bar = topBar(openSheet);
  private readonly pane = readingPane();
  private toast = 0;
  private examples: readonly string[] = [];
  private drawn: { lasting: string; cards: readonly Card[] | null } = { lasting: '', cards: null };
  /** The name of the corpus, which the template holds. */
  private readonly corpus = byId('corpus-name').textContent;
  /** Another document is on its way: where the page is scrolled meanwhile means nothing. */
  private arriving = false;
  /** How far the page was scrolled, by address. */
  private readonly scrolled = new Map<string, number>();

  constructor(private readonly ask: Ask, private readonly info: Info, rules: readonly Rule[]) {
    this.ruleMap = new Map(rules.map((rule) => [rule.name, rule]));
    this.facets = facets(info.documents);
  }

  begin(): void {
    document.documentElement.dataset['ready'] = 'true';
    byId('loading').hidden = true;
    try {
      history.scrollRestoration = 'manual';
    } catch {
      // Only a comfort.
    }
    listen({
      search: () => this.bar.focusSearch(),
      hit: (step) => this.pane.goToHit(step),
      document: (step) => this.goToDocument(step),
      edit: (step) => this.pane.goToEdit(step),
      view: (view) => { if (this.state.doc !== '') this.go((state) => ({ ...state, view })); },
      leave: () => this.leave(),
    });
    addEventListener('scroll', () => {
      if (!this.arriving) this.scrolled.set(location.hash, scrollY);
    }, { passive: true });
    follow((state) => void this.apply(state, 'followed'));
    void this.apply(current(), 'followed').then(() => this.findExamples());
  }

  /** Looks for queries to begin with, once the reader has what was asked for. */
  private async findExamples(): Promise<void> {
    const counted: Count[] = [];
    for (const name of sharedPairs(this.info.documents, CANDIDATES)) {
      counted.push({ name, count: (await this.ask('search', [name, 'auto'])).total });
    }
    this.examples = examples(counted, EXAMPLES);
    this.drawn.lasting = '';
    this.draw();
  }

  /** Changes the state, which becomes the address. */
  private go(change: (state: State) => State, how: 'push' | 'replace' = 'push'): void {
    const next = change(this.state);
    show(next, how);
    void this.apply(next, 'chosen');
  }

  private async apply(next: State, how: 'chosen' | 'followed'): Promise<void> {
    const other = next.doc !== this.state.doc;
    const scrolled = how === 'followed' ? this.scrolled.get(location.hash) ?? 0 : 0;
    this.arriving ||= other;
    this.state = next;
    this.turn.abort();
    const turn = this.turn = new AbortController();
    this.draw();
    try {
      await this.search(turn.signal);
      await this.open(turn.signal);
    } catch (failure) {
      if (failure instanceof Stale || turn.signal.aborted) return;
      this.fail(failure);
      return;
    }
    this.draw();
    if (!this.arriving) return;
    await this.pane.settled();
    if (turn.signal.aborted) return;
    this.arriving = false;
    if (scrolled > 0 || (!next.place && next.hit === 0)) scrollTo(0, scrolled);
  }

  private async search(signal: AbortSignal): Promise<void> {
    const { query, mode } = this.state;
    const key = this.searchKey();
    if (this.answers.search.key !== key) {
      try {
        const results = query.trim() === '' ? null : await this.ask('search', [query, mode], signal);
        this.answers.search = { key, results, error: null };
      } catch (failure) {
        if (!isQueryError(failure)) throw failure;
        this.answers.search = { key, results: null, error: failure };
      }
    }
    await this.deal(signal);
  }

  private searchKey(): string {
    return JSON.stringify([this.state.query, this.state.mode]);
  }

  private cardsKey(): string {
    const { display, source, script, flag } = this.state;
    return JSON.stringify([this.searchKey(), display, source, script, flag]);
  }

  /** Makes the cards of the list, in the script that is shown. */
  private async deal(signal: AbortSignal): Promise<void> {
    const { display } = this.state;
    const key = this.cardsKey();
    if (this.answers.cards.key === key) return;
    const { results, error } = this.answers.search;
    // A query that cannot be read leaves the list as it was.
    if (error) {
      this.answers.cards = { key, cards: this.answers.cards.cards };
      return;
    }
    const byIds = new Map(this.info.documents.map((document) => [document.id, document]));
    const found = results?.documents ?? this.info.documents.map(({ id }) => ({ id, hits: 0, excerpt: null }));
    const chosen = found.flatMap((item) => {
      const document = byIds.get(item.id);
      return document && isChosen(document, this.state) ? [{ ...item, document }] : [];
    });
    const texts = chosen.flatMap(({ document, excerpt }) => [document.fields.title ?? '', excerpt?.text ?? '']);
    const shown = display === 'found' ? texts : await this.ask('convert', [texts, display], signal);
    this.answers.cards = {
      key,
      cards: chosen.map(({ document, hits, excerpt }, i) => ({
        document, hits, title: shown[2 * i] ?? '', excerpt: excerpt && { ...excerpt, shown: shown[2 * i + 1] ?? excerpt.text },
      })),
    };
    this.draw();
  }

  private async open(signal: AbortSignal): Promise<void> {
    const { doc, off, query, mode, display } = this.state;
    if (doc === '' || !this.info.documents.some(({ id }) => id === doc)) {
      this.answers.reading = { key: '', reading: null };
      return;
    }
    const documentKey = JSON.stringify([doc, off]);
    if (this.answers.document.key !== documentKey) {
      this.answers.document = { key: documentKey, view: await this.ask('document', [doc, off], signal) };
    }
    const { view } = this.answers.document;
    const key = JSON.stringify([documentKey, this.answers.search.error ? '' : query, mode, display]);
    if (!view || this.answers.reading.key === key) return;
    const hits: Hit[] = query.trim() === '' || this.answers.search.error ? [] : await this.ask('hits', [query, mode, doc, off], signal);
    const [clean = view.clean, raw = view.raw] = display === 'found' ? [] : await this.ask('convert', [[view.clean, view.raw], display], signal);
    this.answers.reading = { key, reading: reading(view, hits, shownAs(view.clean, clean), shownAs(view.raw, raw)) };
  }

  private page(): Page {
    const { search, cards } = this.answers;
    const held = this.answers.reading.reading;
    const here = held?.view.id === this.state.doc ? held : null;
    return {
      state: this.state, lang: this.state.lang || preferred(navigator.languages), info: this.info, facets: this.facets, rules: this.ruleMap,
      cards: cards.cards, results: search.results, queryError: search.error, examples: this.examples, listed: cards.key === this.cardsKey(),
      reading: here, opening: here === null && this.info.documents.some(({ id }) => id === this.state.doc),
      go: (change, how) => this.go(change, how), tell: (message) => this.tell(message),
    };
  }

  private draw(): void {
    const page = this.page();
    const { documentElement } = document;
    documentElement.lang = page.lang === 'zh' ? 'zh-Hans' : 'en';
    documentElement.dataset['pane'] = this.state.doc === '' ? 'list' : 'reading';
    const title = page.reading?.view.fields.title;
    document.title = title ? `${title} · ${this.corpus}` : this.corpus;
    this.bar.draw(page);
    // Neither list changes while the reader goes from hit to hit.
    const lasting = encode({ ...this.state, hit: 0, place: null }) + page.lang;
    if (this.drawn.lasting !== lasting) drawFacts(page);
    if (this.drawn.lasting !== lasting || this.drawn.cards !== page.cards) drawList(page);
    this.drawn = { lasting, cards: page.listed ? page.cards : null };
    this.pane.draw(page);
    drawSheet(page);
  }

  private goToDocument(step: 1 | -1): void {
    const to = neighbour(this.page(), step);
    if (to) this.go((state) => opened(state, to.id));
  }

  /** Escape closes what is open, from the smallest to the largest. */
  private leave(): void {
    if (this.pane.leave()) return;
    if (document.activeElement instanceof HTMLElement && document.activeElement !== document.body) document.activeElement.blur();
  }

  private tell(message: string): void {
    const place = byId('toast');
    place.textContent = message;
    clearTimeout(this.toast);
    this.toast = setTimeout(() => { place.textContent = ''; }, 4000);
  }

  private fail(failure: unknown): void {
    fail(t(this.page(), 'failed', { message: String(failure instanceof Error ? failure.message : failure) }));
  }
}

/** Says in the page that something went wrong, before or after there is anything else in it. */
export function fail(message: string): void {
  const place = byId('failure');
  place.hidden = false;
  byId('loading').hidden = true;
  refill(place, message);
}
