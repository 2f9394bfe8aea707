// The facts of a corpus with their counts, and the list that is left when some of them are chosen.

import type { Summary } from '../../src/wasm';
import { yearOf } from './edtf';
import { tally, type Count } from './notes';
import type { State } from './state';

type Choice = Pick<State, 'source' | 'script' | 'flag'>;

export interface Facets {
  readonly sources: readonly Count[];
  readonly scripts: readonly Count[];
  readonly flags: readonly Count[];
  /** Years in order; '' last, for documents whose year is not known. */
  readonly years: readonly Count[];
  /** Edits by rule, most frequent first. */
  readonly edits: readonly Count[];
  /** 字 in all documents. */
  readonly chars: number;
}

/** Stands for a source that the text does not name. */
export const UNKNOWN = '?';

/** Where a document says it comes from: its source, or else the site that shows it. */
export const sourceOf = ({ fields }: Summary): string => fields.source ?? fields.site ?? UNKNOWN;

export function facets(documents: readonly Summary[]): Facets {
  const edits = new Map<string, number>();
  for (const { edits: counts } of documents) {
    for (const [rule, count] of Object.entries(counts)) edits.set(rule, (edits.get(rule) ?? 0) + count);
  }
  return {
    sources: tally(documents.map(sourceOf)),
    scripts: tally(documents.map((document) => document.script)),
    flags: tally(documents.flatMap((document) => document.flags)),
    years: tally(documents.map((document) => yearOf(document.fields.published)))
      .sort((a, b) => (a.name === '' ? 1 : b.name === '' ? -1 : a.name < b.name ? -1 : 1)),
    edits: [...edits].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)),
    chars: documents.reduce((sum, document) => sum + document.chars, 0),
  };
}

/** Whether a document is among those that the reader chose. */
export const isChosen = (document: Summary, { source, script, flag }: Choice): boolean =>
  (source === '' || sourceOf(document) === source) && (script === '' || document.script === script)
  && (flag === '' || document.flags.includes(flag));

/** Titles looked at for examples; enough for any corpus, quick in a large one. */
const SAMPLE = 500;

/**
 * Queries that are sure to find something: pairs of Han characters (most Chinese words are that long) that stand in the
 * titles of at least two documents, the most widespread first.
 */
export function sharedPairs(documents: readonly Summary[], count: number): string[] {
  const spread = new Map<string, number>();
  for (const { fields } of documents.slice(0, SAMPLE)) {
    for (const pair of pairs(`${fields.title ?? ''}\n${fields.kicker ?? ''}`)) spread.set(pair, (spread.get(pair) ?? 0) + 1);
  }
  return [...spread].filter(([, titles]) => titles > 1)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, count).map(([pair]) => pair);
}

const pairs = (text: string): Set<string> => new Set(Array.from(text.matchAll(/(?=(\p{Script=Han}{2}))/gu), ([, pair = '']) => pair));

/** The pairs that the texts hold most often, no two with a character in common: a word wins over what only crosses it. */
export function examples(counted: readonly Count[], count: number): string[] {
  const chosen: string[] = [];
  for (const { name } of [...counted].sort((a, b) => b.count - a.count)) {
    if (chosen.length < count && !chosen.some((other) => [...other].some((character) => name.includes(character)))) chosen.push(name);
  }
  return chosen;
}
