// What the reader has chosen: the whole state of the page, as plain data. `url.ts` writes it into the address; nothing
// here knows the browser.

import type { Key, MentionKind, Mode, Script, Status } from '../../src/wasm';

/** 校样 · 清样 · 底本 · 对照. */
export type ViewName = 'proof' | 'clean' | 'found' | 'both';
/** 原 · 简 · 繁: in which script the text is shown. */
export type Display = 'found' | 'hans' | 'hant';
export type Lang = 'zh' | 'en';

export const VIEWS: readonly ViewName[] = ['proof', 'clean', 'found', 'both'];
export const DISPLAYS: readonly Display[] = ['found', 'hans', 'hant'];
export const MODES: readonly Mode[] = ['auto', 'script', 'exact', 'verbatim'];
export const LANGS: readonly Lang[] = ['zh', 'en'];
export const SCRIPTS: readonly Script[] = ['hans', 'hant', 'mixed'];

export const STATUSES: readonly Status[] = ['verified', 'likely', 'flagged', 'plain'];
const NUMBERS = [1, 2, 3, 4, 5] as const;
/** What lines can be sorted by, from left to right. */
export const KEYS: readonly Key[] = [...NUMBERS.map((n): Key => `L${n}`).reverse(), 'node', ...NUMBERS.map((n): Key => `R${n}`), 'document', 'date'];

/** By what the list is narrowed; a document may have several values of a facet, or none. */
export type Facet = 'time' | 'source' | 'place' | 'script' | 'flag' | 'damage' | 'length';
export const FACETS: readonly Facet[] = ['time', 'source', 'place', 'script', 'flag', 'damage', 'length'];
/** The values that were chosen of each facet: one of them must hold; none is no filter. */
export type Chosen = Readonly<Record<Facet, readonly string[]>>;
export const NOTHING_CHOSEN: Chosen = { time: [], source: [], place: [], script: [], flag: [], damage: [], length: [] };

/** How hits are shown in their contexts. */
export interface Lines {
  /** Up to three, the first first. */
  readonly sort: readonly Key[];
  /** Characters on each side. */
  readonly context: number;
  /** So many of the hits; 0 is all. */
  readonly sample: number;
  /** Counted by the keys, not line by line. */
  readonly grouped: boolean;
}

/** Which edits are listed; '' is no filter. */
export interface Listed { readonly rule: string; readonly status: Status | '' }

export const KINDS: readonly MentionKind[] = ['person', 'place', 'quantity', 'date', 'term'];
/** What a table of names can be sorted by. */
export type Column = 'text' | 'note' | 'of' | 'value' | 'count';
export const COLUMNS: readonly Column[] = ['text', 'note', 'of', 'value', 'count'];
/** Which names are listed, and how. */
export interface Named {
  readonly kind: MentionKind;
  /** Each place by itself, not what is the same together. */
  readonly each: boolean;
  /** What the names, or what is said of them, must hold; '' is no filter. */
  readonly filter: string;
  /** Only those of the open document. */
  readonly own: boolean;
  /** null is the order that suits the kind. */
  readonly order: { readonly column: Column; readonly down: boolean } | null;
}

/** Line `line` (from 1) of the clean text, as a result names it: it means something as long as the text is cleaned the same way. */
export interface LinePlace { readonly line: number }
/** A passage of the text as found, which a link names; see `passage.ts`. Offsets and lengths are in code units. */
export interface Passage {
  readonly from: number;
  readonly to: number;
  /** How much of the text before and behind the passage its seal covers. */
  readonly before: number;
  readonly behind: number;
  /** The text as found when the link was made: its length and its digest. */
  readonly length: number;
  readonly source: string;
  /** Digest of the passage with what stands before and behind it. */
  readonly seal: string;
  /** How the passage begins. */
  readonly quote: string;
}
export type Place = LinePlace | Passage;

export interface State {
  /** Id of the open document; '' shows the front page. */
  readonly doc: string;
  /** Id of the document that stands beside it; '' is none. */
  readonly beside: string;
  readonly view: ViewName;
  /** What is searched; '' lists all documents. */
  readonly query: string;
  readonly mode: Mode;
  /** Names of the rules that are switched off, sorted. */
  readonly off: readonly string[];
  readonly display: Display;
  /** '' follows the browser. */
  readonly lang: Lang | '';
  readonly place: Place | null;
  /** The hit that was gone to, from 1; 0 is none. */
  readonly hit: number;
  /** The edit that was gone to, from 1; 0 is none. */
  readonly edit: number;
  /** What the middle column shows, by the name of its tab. */
  readonly tab: string;
  /** Forms of the query that count alone; none is all. */
  readonly forms: readonly string[];
  /** Search in what was taken out, instead of in the texts. */
  readonly removed: boolean;
  readonly chosen: Chosen;
  readonly lines: Lines;
  readonly edits: Listed;
  readonly named: Named;
}

export const START: State = {
  doc: '', beside: '', view: 'proof', query: '', mode: 'auto', off: [], display: 'found', lang: '', place: null, hit: 0, edit: 0,
  tab: 'results', forms: [], removed: false, chosen: NOTHING_CHOSEN,
  lines: { sort: [], context: 20, sample: 0, grouped: false }, edits: { rule: '', status: '' },
  named: { kind: 'person', each: false, filter: '', own: false, order: null },
};

/** The state with another document open: a place or a hit of the one before means nothing there. */
export function opened(state: State, doc: string, line = 0): State {
  return { ...state, doc, beside: doc === '' || doc === state.beside ? '' : state.beside, place: line > 0 ? { line } : null, hit: 0, edit: 0 };
}

/** The state with an edit gone to: in a view that shows it, and with no rule off, for edits are counted with all of them on. */
export function edited(state: State, doc: string, edit: number): State {
  return { ...opened(state, doc), edit, off: [], view: state.view === 'clean' ? 'proof' : state.view };
}

/** The state with a hit gone to that a list of lines counted: with no rule off, for lines are those of the text as it is packed. */
export const lineOpened = (state: State, doc: string, hit: number): State => ({ ...opened(state, doc), hit, off: [] });

/** The state with another query: the open document stays, the hit that was gone to does not, and no form that was found. */
export function searched(state: State, query: string, mode: Mode = state.mode): State {
  return { ...state, query, mode, hit: 0, place: null, forms: [] };
}

/** Several of a list, with or without one of them. */
export const flipped = <T>(values: readonly T[], value: T): readonly T[] =>
  (values.includes(value) ? values.filter((other) => other !== value) : [...values, value]);

/** The state with a value of a facet chosen, or no longer. */
export const narrowed = (state: State, facet: Facet, value: string): State =>
  ({ ...state, chosen: { ...state.chosen, [facet]: flipped(state.chosen[facet], value) } });

export const isNarrowed = ({ chosen }: State): boolean => FACETS.some((facet) => chosen[facet].length > 0);

/** The state with a rule switched off, or on again. */
export function switched(state: State, rule: string): State {
  return { ...state, off: [...flipped(state.off, rule)].sort() };
}

/** The first of the browser's languages that the page speaks; English where it speaks none. */
export function preferred(languages: readonly string[]): Lang {
  for (const language of languages) {
    if (/^zh\b/i.test(language)) return 'zh';
    if (/^en\b/i.test(language)) return 'en';
  }
  return 'en';
}

/** The number `step` away from `at` in 1…`count`, round the ends; from nowhere (0), the first or the last. */
export function around(at: number, step: 1 | -1, count: number): number {
  if (count <= 0) return 0;
  if (at < 1 || at > count) return step > 0 ? 1 : count;
  return ((at - 1 + step + count) % count) + 1;
}
