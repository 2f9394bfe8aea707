// What the parts of the page are drawn from: the state, and what the module said about it. Plain data but for the few functions at
// its end.

import type { Bilingual, Form, Hit, Info, QueryError, Results, Rule, Summary } from '../../src/wasm';
import type { Item, Totals } from './facets';
import { apparatus, type Apparatus } from './notes';
import { marked, rows, type Marked, type Row } from './rows';
import type { Ask } from './rpc';
import type { Shown } from './shown';
import type { Lang, State } from './state';
import type { Telling } from './told';
import { say, type Word } from './words';
import type { View } from './view';

/** An open document, ready to be shown. */
export interface Reading {
  readonly view: View;
  readonly rows: readonly Row[];
  readonly marked: Marked;
  readonly apparatus: Apparatus;
  readonly hits: readonly Hit[];
  /** The hits are in the lines that were taken out, not in the text. */
  readonly removed: boolean;
  /** The two texts as shown. */
  readonly clean: Shown;
  readonly raw: Shown;
}

export function reading(view: View, hits: readonly Hit[], removed: boolean, clean: Shown, raw: Shown): Reading {
  const order = rows(view);
  return { view, rows: order, marked: marked(view), apparatus: apparatus(view, order), hits, removed, clean, raw };
}

export interface Page {
  readonly state: State;
  readonly lang: Lang;
  readonly info: Info;
  readonly totals: Totals;
  /** All documents that are on hand, by their ids. */
  readonly documents: ReadonlyMap<string, Summary>;
  readonly rules: ReadonlyMap<string, Rule>;
  /** The query language, by example. */
  readonly forms: readonly Form[];
  /** All documents that answer, before any is filtered out. */
  readonly items: readonly Item[];
  /** What is in the list, in order: all documents, or the results, filtered. */
  readonly cards: readonly Item[];
  /** What the cards tell; null before there are any. */
  readonly told: Telling | null;
  readonly results: Results | null;
  /** Queries that find something, to begin with. */
  readonly examples: readonly string[];
  readonly queryError: QueryError | null;
  readonly reading: Reading | null;
  /** The text that stands beside it. */
  readonly beside: Reading | null;
  /** Whether the cards are for the query and the filters of the state; until then those before stay. */
  readonly listed: boolean;
  /** Whether the document of the state is still on its way. */
  readonly opening: boolean;
  /** How many parts of the corpus are on their way that may hold more of what is searched. */
  readonly coming: number;
  /** The names of the parts that could not be had: what they hold is not found. */
  readonly lost: readonly string[];
  /** How many parts came: what tells of the parts on hand tells of more when there are more. */
  readonly brought: number;
  /** Brings the rest of the corpus. */
  readonly bringAll: () => void;
  /** Brings the rest of the catalogue. */
  readonly listMore: () => void;
  /** Tries again to bring what could not be had. */
  readonly again: () => void;
  /** Changes the state that is then the present one, and draws what follows from it. */
  readonly go: (change: (state: State) => State, how?: 'push' | 'replace') => void;
  /** Says something to the reader for a moment. */
  readonly tell: (message: string) => void;
  /** Asks the module what only a dialog needs. */
  readonly ask: Ask;
  /** Digest of the corpus that the page came with. */
  readonly base: string;
  /** Goes on with another corpus. */
  readonly adopt: (info: Info) => void;
}

/** A word of the page in its language. */
export const t = (page: Pick<Page, 'lang'>, word: Word, values?: Readonly<Record<string, string | number>>): string => say(page.lang, word, values);

/** What is said of a failure: the module says it in both languages. */
export function messageOf({ lang }: Pick<Page, 'lang'>, failure: unknown): string {
  if (failure instanceof Error) return failure.message;
  const said = typeof failure === 'object' && failure !== null ? (failure as Partial<Bilingual>)[lang] : undefined;
  return said ?? String(failure);
}

/** What a rule is called. */
export const ruleLabel = (page: Page, name: string): string => page.rules.get(name)?.label[page.lang] ?? name;

/** The document `step` places behind the open one in the list, or null. */
export function neighbour(page: Page, step: 1 | -1): Summary | null {
  const at = page.cards.findIndex(({ document }) => document.id === page.state.doc);
  if (at < 0) return step > 0 ? page.cards[0]?.document ?? null : null;
  return page.cards[at + step]?.document ?? null;
}
