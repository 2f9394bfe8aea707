// What the module was last asked for a state, and what it said: asked again only where the question is another. Knows
// neither the document nor the address.

import type { Choice, Hit, Info, QueryError, Results, View } from '../../src/wasm';
import { isChosen, type Item } from './facets';
import { reading, type Card, type Reading } from './page';
import type { Ask } from './rpc';
import { shownAs } from './shown';
import { FACETS, type State } from './state';

/** An answer with the question it belongs to. */
interface Answer<T> { readonly key: string; readonly value: T }

const isQueryError = (failure: unknown): failure is QueryError =>
  typeof failure === 'object' && failure !== null && 'at' in failure && 'zh' in failure && 'en' in failure;

/** A document that was asked for. */
class Opened {
  view: Answer<View | null> = { key: '', value: null };
  read: Answer<Reading | null> = { key: '', value: null };

  of(id: string): Reading | null {
    return this.read.value?.view.id === id ? this.read.value : null;
  }

  close(): void {
    this.read = { key: '', value: null };
  }
}

export class Answers {
  private found: Answer<{ results: Results | null; error: QueryError | null }> = { key: '', value: { results: null, error: null } };
  private all: readonly Item[] = [];
  private dealt: Answer<readonly Card[]> = { key: '', value: [] };
  /** The document that is open, and the one beside it. */
  private readonly main = new Opened();
  private readonly other = new Opened();

  readonly documents;

  constructor(private readonly ask: Ask, private readonly info: Info) {
    this.documents = new Map(info.documents.map((document) => [document.id, document]));
  }

  get results(): Results | null { return this.found.value.results; }
  get queryError(): QueryError | null { return this.found.value.error; }
  /** All documents that answer, whatever else was chosen. */
  get items(): readonly Item[] { return this.all; }
  get cards(): readonly Card[] { return this.dealt.value; }

  /** The document that is open, if it has come; with hits and script of the state before while those are on their way. */
  reading(state: State): Reading | null {
    return this.main.of(state.doc);
  }

  /** The document that stands beside it, if it has come. */
  beside(state: State): Reading | null {
    return this.other.of(state.beside);
  }

  /** Whether the cards are those of the state. */
  isListed(state: State): boolean {
    return this.dealt.key === cardsKey(state);
  }

  has(id: string): boolean {
    return this.documents.has(id);
  }

  /** Searches, and makes the cards of the list. */
  async list(state: State, signal: AbortSignal): Promise<void> {
    await this.search(state, signal);
    const key = cardsKey(state);
    if (this.dealt.key === key) return;
    // A query that cannot be read leaves the list as it was.
    this.dealt = { key, value: this.queryError ? this.cards : await this.deal(state, signal) };
  }

  private async search(state: State, signal: AbortSignal): Promise<void> {
    const { query, mode } = state;
    const key = searchKey(state);
    if (this.found.key === key) return;
    try {
      const results = query.trim() === '' ? null : await this.ask('search', [query, mode, choice(state)], signal);
      this.found = { key, value: { results, error: null } };
    } catch (failure) {
      if (!isQueryError(failure)) throw failure;
      this.found = { key, value: { results: null, error: failure } };
    }
  }

  /** The cards of what was found, or of all documents, with titles and excerpts as shown. */
  private async deal(state: State, signal: AbortSignal): Promise<Card[]> {
    const found = this.results?.documents ?? this.info.documents.map(({ id }) => ({ id, hits: 0, excerpt: null }));
    const all = found.flatMap((item) => {
      const document = this.documents.get(item.id);
      return document ? [{ ...item, document }] : [];
    });
    this.all = all;
    const chosen = all.filter(({ document }) => isChosen(document, state.chosen));
    const texts = chosen.flatMap(({ document, excerpt }) => [document.fields.title ?? '', excerpt?.text ?? '']);
    const shown = await this.shown(texts, state, signal);
    return chosen.map(({ document, hits, excerpt }, i) => ({
      document, hits, title: shown[2 * i] ?? '', excerpt: excerpt && { ...excerpt, shown: shown[2 * i + 1] ?? excerpt.text },
    }));
  }

  /** Opens the document of the state, and the one beside it, with their hits, as shown. */
  async open(state: State, signal: AbortSignal): Promise<void> {
    await this.read(this.main, state.doc, state, signal);
    await this.read(this.other, state.beside, state, signal);
  }

  private async read(opened: Opened, doc: string, state: State, signal: AbortSignal): Promise<void> {
    const { off, query, mode, display } = state;
    if (!this.has(doc)) return opened.close();
    const viewKey = JSON.stringify([doc, off]);
    if (opened.view.key !== viewKey) opened.view = { key: viewKey, value: await this.ask('document', [doc, off], signal) };
    const view = opened.view.value;
    const searching = query.trim() !== '' && !this.queryError;
    const key = JSON.stringify([viewKey, searching ? searchKey(state) : '', display]);
    if (!view || opened.read.key === key) return;
    const hits: Hit[] = searching ? await this.ask('hits', [query, mode, doc, off, choice(state)], signal) : [];
    const [clean = view.clean, raw = view.raw] = await this.shown([view.clean, view.raw], state, signal);
    opened.read = { key, value: reading(view, hits, state.removed, shownAs(view.clean, clean), shownAs(view.raw, raw)) };
  }

  private async shown(texts: readonly string[], { display }: State, signal: AbortSignal): Promise<readonly string[]> {
    return display === 'found' ? texts : this.ask('convert', [texts, display], signal);
  }
}

/** Which hits count. */
export const choice = ({ forms, removed }: State): Choice => ({ forms: [...forms], removed });

export const searchKey = ({ query, mode, forms, removed }: State): string => JSON.stringify([query, mode, forms, removed]);
const cardsKey = (state: State): string => JSON.stringify([searchKey(state), state.display, FACETS.map((facet) => state.chosen[facet])]);
