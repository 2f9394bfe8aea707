// What a file that leaves the page says of itself: what was asked, of which release of the corpus, when. Each format says it in
// its own way, so that the file can be read without the page.

import type { Info } from '../../../src/wasm';
import type { State } from '../state';
import { encode } from '../url';
import type { Cell } from './csv';

export interface About {
  /** What the corpus is called. */
  readonly corpus: string;
  /** SHA-256 of the corpus, and the version of the engine that cleaned and searched it. */
  readonly sha256: string;
  readonly engine: string;
  readonly query: string;
  readonly mode: string;
  /** Names of the rules that were switched off. */
  readonly off: readonly string[];
  /** The fragment of the page's address: all that was chosen, filters too. */
  readonly view: string;
  /** The day of the export, ISO 8601. */
  readonly date: string;
}

/** The day by the reader's own clock. */
export const day = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

export const about = (corpus: string, info: Info, state: State, now: Date): About => ({
  corpus, sha256: info.sha256, engine: info.version, query: state.query, mode: state.mode, off: state.off,
  view: encode({ ...state, lang: '', place: null, hit: 0 }), date: day(now),
});

/** The columns that stand behind those of a table, the same in every row: tables stay tables when they are put together. */
export const ABOUT_COLUMNS = ['query', 'mode', 'rules_off', 'view', 'corpus', 'corpus_sha256', 'engine', 'exported'] as const;
export const aboutCells = (from: About): Cell[] =>
  [from.query, from.mode, from.off.join(' '), from.view, from.corpus, from.sha256, from.engine, from.date];

/** The same as lines at the head of a text. */
export const aboutLines = (from: About): string =>
  ABOUT_COLUMNS.map((name, i) => [name, aboutCells(from)[i] ?? '']).filter(([, value]) => value !== '')
    .map(([name, value]) => `# ${name}: ${String(value).replace(/\s+/g, ' ')}\n`).join('');

/** The same as the first line of JSON lines; those behind it have an `id`, this one has none. */
export const aboutJson = (from: About): string =>
  `${JSON.stringify({ jiaokan: Object.fromEntries(ABOUT_COLUMNS.map((name, i) => [name, aboutCells(from)[i]])) })}\n`;
