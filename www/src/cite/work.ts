// What is cited, as every form of citation needs it: taken from the fields of a document or from what its makers say of the
// corpus. Absent means not known; nothing is guessed, and no address is invented.

import type { Fields, Script } from '../../../src/wasm';

/** A newspaper's article, a page of the web, or the corpus itself. */
export interface Work {
  readonly kind: 'newspaper' | 'web' | 'corpus';
  readonly authors: readonly string[];
  /** As printed; '' if there is none. */
  readonly title: string;
  /** The paper, or who gave the corpus out. */
  readonly container: string;
  /** The day or the year, EDTF (`2022-04-25`, `XXXX-03-05`); '' if not known. */
  readonly date: string;
  /** The page of the paper, as printed. */
  readonly page: string;
  /** The release of the corpus. */
  readonly version: string;
  readonly url: string;
  /** The day on which it was looked at. */
  readonly accessed: string;
  readonly language: string;
  /** Names it for programs. */
  readonly id: string;
  /** Where it stands in the corpus; see `locator.ts`. */
  readonly locator: string;
}

/** A corpus, as its makers describe it. */
export interface Corpus {
  readonly name: string;
  readonly author: string;
  readonly publisher: string;
  readonly year: string;
  /** What its makers call this release; else it is named by its digest. */
  readonly version: string;
  readonly url: string;
  /** SHA-256 of the pack. */
  readonly sha256: string;
}

/** A document, as far as citations need it. */
export interface Cited { readonly id: string; readonly fields: Fields; readonly script: Script; readonly sha256: string }

const LANGUAGES = { hans: 'zh-Hans', hant: 'zh-Hant', mixed: 'zh' } as const;

/** Digits of a digest that are enough to find a text again. */
const SHORT = 16;
export const shortHash = (sha256: string): string => `sha256:${sha256.slice(0, SHORT)}`;

/** What a release of the corpus is called. */
export const releaseOf = ({ version, sha256 }: Corpus): string => version || shortHash(sha256);

/**
 * The names in what a text says of its author: parted by marks, or by spaces between Chinese names. A space inside of a name of
 * two characters (张 三) fills the line in print, and parts nothing.
 */
export function authors(text: string | undefined): string[] {
  const parts = (text ?? '').split(/[、，,;；/]/).map((part) => part.trim()).filter((part) => part !== '');
  return parts.flatMap((part) => {
    if (!/^[\p{Script=Han}·\s]+$/u.test(part)) return [part];
    const names = part.split(/\s+/);
    return names.every((name) => [...name].length > 1) ? names : [names.join('')];
  });
}

/** The day of a date that may have a time. */
const dayOf = (edtf: string | undefined): string => (edtf ?? '').replace(/T.*$/s, '');

export function workOf({ id, fields, script }: Cited, accessed: string, locator: string): Work {
  const { edition } = fields;
  const common = { authors: authors(fields.author), title: fields.title ?? '', version: '', url: '', accessed, language: LANGUAGES[script], id, locator };
  return edition
    ? { ...common, kind: 'newspaper', container: edition.paper, date: dayOf(edition.date ?? fields.published), page: edition.page ?? '' }
    : { ...common, kind: 'web', container: fields.site ?? fields.source ?? '', date: dayOf(fields.published), page: '' };
}

export const corpusWork = (corpus: Corpus, accessed: string): Work => ({
  kind: 'corpus', authors: authors(corpus.author), title: corpus.name, container: corpus.publisher, date: corpus.year, page: '',
  version: releaseOf(corpus), url: corpus.url, accessed, language: 'zh', id: 'corpus', locator: shortHash(corpus.sha256),
});
