// The facts of a corpus with their counts, and the documents that are left when some of them are chosen.

import type { Mention, Summary } from '../../src/wasm';
import { ranked, type Count } from './notes';
import { FACETS, type Chosen, type Facet } from './state';

/** A document that answers, with its number in the corpus; all do, without hits, where nothing is searched. */
export interface Item { readonly number: number; readonly document: Summary; readonly hits: number }

/** What the whole corpus holds. */
export interface Totals {
  /** Edits by rule, most frequent first. */
  readonly edits: readonly Count[];
  /** 字 in all documents. */
  readonly chars: number;
}

export function totals(documents: readonly Summary[]): Totals {
  const edits = new Map<string, number>();
  for (const { edits: counts } of documents) {
    for (const [rule, count] of Object.entries(counts)) edits.set(rule, (edits.get(rule) ?? 0) + count);
  }
  return {
    edits: ranked(edits),
    chars: documents.reduce((sum, document) => sum + document.chars, 0),
  };
}

/** Stands for what the text does not say. */
export const UNKNOWN = '?';
/** Stands for a date that has no year. */
export const NO_YEAR = 'XXXX';

/** Where a document says it comes from: its source, or else the site that shows it. */
export const sourceOf = ({ fields }: Summary): string => fields.source ?? fields.site ?? UNKNOWN;

/** When it says it was published: `2020-03`; `2020-XX` where no month is known; or that there is no year, or no date. */
export function timeOf({ fields: { published } }: Summary): string {
  const [, year, month] = /^(\d{4}|XXXX)(?:-(\d{2}))?/.exec(published ?? '') ?? [];
  if (year === undefined) return UNKNOWN;
  return year === NO_YEAR ? NO_YEAR : `${year}-${month ?? 'XX'}`;
}

/** The least length of each class, in 字. */
export const LENGTHS = [0, 500, 1000, 3000, 10_000] as const;

const lengthOf = ({ chars }: Summary): string => String(LENGTHS.findLast((least) => chars >= least));

const VALUES: Readonly<Record<Facet, (document: Summary) => readonly string[]>> = {
  time: (document) => [timeOf(document)],
  source: (document) => [sourceOf(document)],
  place: ({ place }) => [place ?? UNKNOWN],
  script: ({ script }) => [script],
  flag: ({ flags }) => flags,
  damage: ({ edits }) => Object.keys(edits),
  length: (document) => [lengthOf(document)],
};

/** The values of a document, which are looked up many times and found once. */
const found = new WeakMap<Summary, Readonly<Record<Facet, readonly string[]>>>();

function valuesOf(document: Summary): Readonly<Record<Facet, readonly string[]>> {
  let values = found.get(document);
  if (!values) {
    const { time, source, place, script, flag, damage, length } = VALUES;
    values = { time: time(document), source: source(document), place: place(document), script: script(document), flag: flag(document), damage: damage(document), length: length(document) };
    found.set(document, values);
  }
  return values;
}

/** A year that was chosen stands for its months. */
const holds = (facet: Facet, document: Summary, chosen: readonly string[]): boolean =>
  chosen.length === 0 || valuesOf(document)[facet].some((value) => chosen.includes(value) || (facet === 'time' && chosen.includes(value.slice(0, 4))));

/** Whether a document is among those that the reader chose. */
export const isChosen = (document: Summary, chosen: Chosen): boolean => FACETS.every((facet) => holds(facet, document, chosen[facet]));

/** For each facet its values, each with how many documents have it of those that the other facets leave; most frequent first. */
export function counted(items: readonly Item[], chosen: Chosen): Record<Facet, Count[]> {
  const sums: Record<Facet, Map<string, number>> = { time: new Map(), source: new Map(), place: new Map(), script: new Map(), flag: new Map(), damage: new Map(), length: new Map() };
  const narrowing = FACETS.filter((facet) => chosen[facet].length > 0);
  for (const { document } of items) {
    const failed = narrowing.filter((facet) => !holds(facet, document, chosen[facet]));
    if (failed.length > 1) continue;
    const values = valuesOf(document);
    for (const facet of failed.length === 1 ? failed : FACETS) {
      for (const value of values[facet]) sums[facet].set(value, (sums[facet].get(value) ?? 0) + 1);
    }
  }
  // What was chosen stays in sight, so that it can be let go.
  const counts = (facet: Facet): Count[] => {
    const all = ranked(sums[facet]);
    return [...all, ...chosen[facet].filter((value) => !sums[facet].has(value)).map((name) => ({ name, count: 0 }))];
  };
  return FACETS.reduce((all, facet) => ({ ...all, [facet]: counts(facet) }), {} as Record<Facet, Count[]>);
}

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

/** What authors put in quotes most often, titles of works left out, in the form that stands first: most schemes are named so. */
export function quoted(mentions: readonly Mention[], count: number): string[] {
  const terms = new Map<string, Count>();
  for (const { kind, text, note, folded: [name] } of mentions) {
    if (kind !== 'term' || note === 'title' || !/^\p{Script=Han}{2,6}$/u.test(text)) continue;
    terms.set(name, { name: terms.get(name)?.name ?? text, count: (terms.get(name)?.count ?? 0) + 1 });
  }
  return [...terms.values()].sort((a, b) => b.count - a.count).slice(0, count).map(({ name }) => name);
}

/** The pairs that the texts hold most often, no two with a character in common: a word wins over what only crosses it. */
export function examples(counted: readonly Count[], count: number): string[] {
  const chosen: string[] = [];
  for (const { name } of [...counted].sort((a, b) => b.count - a.count)) {
    if (chosen.length < count && !chosen.some((other) => [...other].some((character) => name.includes(character)))) chosen.push(name);
  }
  return chosen;
}
