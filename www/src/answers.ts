// What the module was last asked for a state, and what it said: asked again only where the question is another. Knows
// neither the document nor the address.

import type { Choice, Hit, Info, QueryError, Results, Summary, View } from '../../src/wasm';
import { isChosen, type Item } from './facets';
import { reading, type Card, type Reading } from './page';
import { Stale } from './rpc';
import type { Shelf } from './shelf';
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
  /** Shards that must come before the results are all. */
  private left = 0;
  /** What is known of documents, by id. */
  readonly documents = new Map<string, Summary>();
  /** The id of a document that was looked for and is not there. */
  private absent = '';

  constructor(private readonly shelf: Shelf, private info: Info) {
    this.tell(info);
  }

  /** Takes in what else is known of the corpus. */
  tell(info: Info): void {
    this.info = info;
    for (const document of info.documents) this.documents.set(document.id, document);
  }

  /** Forgets what was found, which may be more by now. */
  forget(): void {
    [this.found, this.absent] = [{ key: '', value: this.found.value }, ''];
  }

  get results(): Results | null { return this.found.value.results; }
  get queryError(): QueryError | null { return this.found.value.error; }
  /** All documents that answer, whatever else was chosen. */
  get items(): readonly Item[] { return this.all; }
  get cards(): readonly Card[] { return this.dealt.value; }
  /** How many parts of the corpus are on their way that may hold more. */
  get coming(): number { return this.left; }

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
    return this.dealt.key === this.cardsKey(state);
  }

  /** Whether the corpus has that document, or may have: of one in shards not all are known by name. */
  has(id: string): boolean {
    return this.documents.has(id) || (id !== '' && id !== this.absent && this.info.documents.length < this.info.total);
  }

  /** Searches, and makes the cards of the list; `shown` is called whenever there are some, while more may be coming. */
  async list(state: State, signal: AbortSignal, shown: () => void): Promise<void> {
    await this.search(state, signal, async () => {
      const key = this.cardsKey(state);
      if (this.dealt.key === key) return;
      // A query that cannot be read leaves the list as it was.
      this.dealt = { key, value: this.queryError ? this.cards : await this.deal(state, signal) };
      shown();
    });
  }

  private async search(state: State, signal: AbortSignal, found: () => Promise<void>): Promise<void> {
    const key = searchKey(state);
    if (this.found.key === key && this.left === 0) return found();
    try {
      for await (const [results, left] of this.growing(state, signal)) {
        [this.found, this.left] = [{ key, value: { results, error: null } }, left];
        await found();
      }
    } catch (failure) {
      if (!isQueryError(failure)) throw failure;
      [this.found, this.left] = [{ key, value: { results: null, error: failure } }, 0];
      await found();
    }
  }

  /** What is found, again and again while more of the corpus comes, with how many parts of it are still to come. */
  private async *growing(state: State, signal: AbortSignal): AsyncGenerator<[Results | null, number]> {
    const { query, mode } = state;
    if (query.trim() === '') return yield [null, 0];
    for await (const left of this.shelf.steps(query, mode, choice(state), signal)) {
      const results = await this.shelf.onHand('search', [query, mode, choice(state)], signal);
      // Nothing yet is no answer.
      if (left === 0 || results.documents.length > 0) yield [results, left];
    }
  }

  /** The cards of what was found, or of all documents, with titles and excerpts as shown. */
  private async deal(state: State, signal: AbortSignal): Promise<Card[]> {
    const found = this.results?.documents ?? this.info.documents.map(({ id }) => ({ id, hits: 0, excerpt: null }));
    const unknown = found.flatMap(({ id }) => (this.documents.has(id) ? [] : [id]));
    const told = unknown.length > 0 ? await this.shelf.ask('summaries', [unknown], signal) : [];
    for (const document of told) this.documents.set(document.id, document);
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
    if (!this.has(doc)) return opened.close();
    const viewKey = JSON.stringify([doc, state.off]);
    if (opened.view.key !== viewKey) {
      try {
        opened.view = { key: viewKey, value: await this.shelf.ask('document', [doc, state.off], signal) };
      } catch (failure) {
        // A name that no list told of need not be one.
        if (failure instanceof Stale || this.documents.has(doc)) throw failure;
        this.absent = doc;
        return opened.close();
      }
    }
    const view = opened.view.value;
    const key = JSON.stringify([viewKey, searchKey(state), state.display]);
    if (!view || opened.read.key === key) return;
    const hits = state.query.trim() === '' ? [] : await this.hits(doc, state, signal);
    const [clean = view.clean, raw = view.raw] = await this.shown([view.clean, view.raw], state, signal);
    opened.read = { key, value: reading(view, hits, state.removed, shownAs(view.clean, clean), shownAs(view.raw, raw)) };
  }

  /** The hits in a document; none of a query that cannot be read. */
  private async hits(doc: string, state: State, signal: AbortSignal): Promise<Hit[]> {
    const { off, query, mode } = state;
    try {
      return await this.shelf.ask('hits', [query, mode, doc, off, choice(state)], signal);
    } catch (failure) {
      if (!isQueryError(failure)) throw failure;
      return [];
    }
  }

  /** What the cards depend on. */
  private cardsKey(state: State): string {
    const known = state.query.trim() === '' ? this.info.documents.length : this.results?.documents.length;
    return JSON.stringify([searchKey(state), state.display, FACETS.map((facet) => state.chosen[facet]), known, this.left]);
  }

  private async shown(texts: readonly string[], { display }: State, signal: AbortSignal): Promise<readonly string[]> {
    return display === 'found' ? texts : this.shelf.ask('convert', [texts, display], signal);
  }
}

/** Which hits count. */
export const choice = ({ forms, removed }: State): Choice => ({ forms: [...forms], removed });

export const searchKey = ({ query, mode, forms, removed }: State): string => JSON.stringify([query, mode, forms, removed]);
