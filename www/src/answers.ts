// What the module was last asked for a state, and what it said: asked again only where the question is another. Knows
// neither the document nor the address.

import type { Choice, Excerpt, Hit, Info, QueryError, Results, Summary } from '../../src/wasm';
import { isChosen, type Item } from './facets';
import { reading, type Reading } from './page';
import { Stale } from './rpc';
import type { Shelf } from './shelf';
import { shownAs } from './shown';
import { FACETS, isNarrowed, type State } from './state';
import { Telling } from './told';
import { view as read, type View } from './view';

/** Cards that are told of before the list is shown: about as many as are seen at once. */
const FIRST = 10;

/** Documents that are told of at once, which takes the page no longer than a frame. */
const AT_ONCE = 400;

/** How long a query waits before parts of the corpus are brought for it, in milliseconds: the next key may ask another. */
const PAUSE = 150;

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
  /** Passages of what was found, by the numbers of their documents. */
  private passages = new Map<number, Excerpt>();
  private all: readonly Item[] = [];
  private dealt: Answer<{ cards: readonly Item[]; told: Telling | null }> = { key: '', value: { cards: [], told: null } };
  private telling = new AbortController();
  /** The document that is open, and the one beside it. */
  private readonly main = new Opened();
  private readonly other = new Opened();
  /** Shards that must come before the results are all. */
  private left = 0;
  /** What is known of documents, by id. */
  readonly documents = new Map<string, Summary>();
  /** The same by number. */
  private readonly numbered: Summary[] = [];
  /** The id of a document that was looked for and is not there. */
  private absent = '';

  constructor(private readonly shelf: Shelf, private info: Info) {
    this.tell(info);
  }

  /** Takes in what else is known of the corpus. */
  tell(info: Info): void {
    this.info = info;
    this.learn(info.numbers, info.documents);
  }

  private learn(numbers: readonly number[], documents: readonly Summary[]): void {
    documents.forEach((document, i) => {
      this.documents.set(document.id, document);
      this.numbered[numbers[i] ?? -1] = document;
    });
  }

  /** Forgets what was found, which may be more by now. */
  forget(): void {
    [this.found, this.absent] = [{ key: '', value: this.found.value }, ''];
  }

  get results(): Results | null { return this.found.value.results; }
  get queryError(): QueryError | null { return this.found.value.error; }
  /** All documents that answer, whatever else was chosen. */
  get items(): readonly Item[] { return this.all; }
  get cards(): readonly Item[] { return this.dealt.value.cards; }
  /** What the cards tell. */
  get told(): Telling | null { return this.dealt.value.told; }
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
      this.dealt = { key, value: this.queryError ? this.dealt.value : await this.deal(state, signal) };
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
    this.passages = new Map();
    if (query.trim() === '') return yield [null, 0];
    let pause = PAUSE;
    for await (const { needed: { length: left }, found } of this.shelf.found(query, mode, choice(state), FIRST, signal)) {
      const { results, excerpts } = found ?? { results: null, excerpts: [] };
      excerpts.forEach((excerpt, i) => this.passages.set(results?.documents[i] ?? -1, excerpt));
      // Nothing yet is no answer.
      if (left === 0 || results?.documents.length) yield [results, left];
      if (left > 0 && pause > 0) await new Promise((resume) => setTimeout(resume, pause));
      pause = 0;
    }
  }

  /** The cards of what was found, or of all documents, of which the first are told of. */
  private async deal(state: State, signal: AbortSignal): Promise<{ cards: readonly Item[]; told: Telling }> {
    const { documents, hits } = this.results ?? { documents: this.info.numbers, hits: [] };
    const unknown = documents.filter((number) => !this.numbered[number]);
    for (let at = 0; at < unknown.length; at += AT_ONCE) {
      const some = unknown.slice(at, at + AT_ONCE);
      this.learn(some, await this.shelf.ask('summaries', [some], signal));
    }
    const all = documents.flatMap((number, i): Item | [] => {
      const document = this.numbered[number];
      return document ? { number, document, hits: hits[i] ?? 0 } : [];
    });
    const cards = isNarrowed(state) ? all.filter(({ document }) => isChosen(document, state.chosen)) : all;
    const telling = new AbortController();
    const told = new Telling(this.shelf, cards, state, this.passages, telling.signal);
    await told.of(0, FIRST);
    if (signal.aborted) throw new Stale();
    // What the list before is still asked for nobody will see.
    this.telling.abort();
    [this.telling, this.all] = [telling, all];
    return { cards, told };
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
        opened.view = { key: viewKey, value: read(await this.shelf.ask('document', [doc, state.off], signal)) };
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
