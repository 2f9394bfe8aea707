// What the reader has chosen: the whole state of the page, as plain data. `url.ts` writes it into the address; nothing
// here knows the browser.

import type { Mode, Script } from '../../src/wasm';

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

/** A passage: line `line` (from 1) of the clean text, with the hash of its words (see `passage.ts`), or '' unchecked. */
export interface Place { readonly line: number; readonly hash: string }

export interface State {
  /** Id of the open document; '' shows the front page. */
  readonly doc: string;
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
  /** Filters of the list; '' is no filter. */
  readonly source: string;
  readonly script: Script | '';
  readonly flag: string;
}

export const START: State = {
  doc: '', view: 'proof', query: '', mode: 'auto', off: [], display: 'found', lang: '', place: null, hit: 0,
  source: '', script: '', flag: '',
};

/** The state with another document open: a place or a hit of the one before means nothing there. */
export function opened(state: State, doc: string, line = 0): State {
  return { ...state, doc, place: line > 0 ? { line, hash: '' } : null, hit: 0 };
}

/** The state with another query: the open document stays, the hit that was gone to does not. */
export function searched(state: State, query: string, mode: Mode = state.mode): State {
  return { ...state, query, mode, hit: 0, place: null };
}

/** The state with a rule switched off, or on again. */
export function switched(state: State, rule: string): State {
  const off = state.off.includes(rule) ? state.off.filter((name) => name !== rule) : [...state.off, rule].sort();
  return { ...state, off };
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
