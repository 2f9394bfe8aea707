// From the files that a reader gives to the sources that the module reads: archives are opened, HTML and JSON lines are taken
// apart, text stays as it is. A file that cannot be read is named, with what would help; the others go on.

import type { Given } from '../../../src/wasm';
import { entry } from '../export/read';
import { decoded } from './decoded';
import { htmlText } from './html';
import { inflated, MOST, zipFiles } from './zip';

/** What the module is given: bytes, with their text where it could not read it. */
export interface Source { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer>; readonly given: Given | null }
/** A word of the page (`words.ts`) that says what is wrong and what helps. */
export type Trouble = 'badZip' | 'badGzip' | 'badText' | 'badLine' | 'tooLarge';
export interface Failure { readonly name: string; readonly trouble: Trouble; readonly line?: number }

interface Named { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }

/** Stands before the names of added sources, whose documents then never take the place of others. */
const OWN = 'own/';
const NO_FIELDS = { breadcrumb: [], related: [] };

const ends = (name: string, ...endings: readonly string[]): boolean => endings.some((ending) => name.toLowerCase().endsWith(ending));
/** Files that systems put into archives and folders beside those of people. */
const isHidden = (name: string): boolean => /(^|\/)(\.|__MACOSX\/)/.test(name);

/** The sources in a file, one by one. */
export async function* sourcesIn(file: Named): AsyncGenerator<Source | Failure> {
  const { name, bytes } = file;
  if (bytes.length > MOST) return yield { name, trouble: 'tooLarge' };
  if (ends(name, '.zip')) return yield* inZip(file);
  if (ends(name, '.gz')) {
    const inner = await inflated(bytes, 'gzip').catch((failure: Error): Trouble => (failure.message === 'large' ? 'tooLarge' : 'badGzip'));
    if (typeof inner === 'string') return yield { name, trouble: inner };
    return yield* sourcesIn({ name: name.slice(0, -3), bytes: inner });
  }
  if (ends(name, '.jsonl', '.ndjson')) return yield* inLines(file);
  if (ends(name, '.html', '.htm', '.xhtml') || /^\s*<(!doctype html|html)\b/i.test(new TextDecoder('latin1').decode(bytes.subarray(0, 200)))) return yield page(file);
  yield { name: OWN + name, bytes, given: null };
}

async function* inZip({ name, bytes }: Named): AsyncGenerator<Source | Failure> {
  const files = zipFiles(bytes);
  if (!files) return yield { name, trouble: 'badZip' };
  for (const inner of files.filter((one) => !isHidden(one.name))) {
    const path = `${name.replace(/\.zip$/i, '')}/${inner.name}`;
    const unpacked = inner.size > MOST ? 'tooLarge' : await inner.bytes().catch((failure: Error): Trouble => (failure.message === 'large' ? 'tooLarge' : 'badZip'));
    if (typeof unpacked === 'string') yield { name: path, trouble: unpacked };
    // An archive in an archive is not opened: it would be read as what it is, no text.
    else if (ends(path, '.zip')) yield { name: path, trouble: 'badZip' };
    else yield* sourcesIn({ name: path, bytes: unpacked });
  }
}

function page({ name, bytes }: Named): Source | Failure {
  const read = decoded(bytes);
  return read ? { name: OWN + name, bytes, given: { text: htmlText(read.text), encoding: 'html', fields: NO_FIELDS } } : { name, trouble: 'badText' };
}

function* inLines({ name, bytes }: Named): Generator<Source | Failure> {
  const read = decoded(bytes);
  if (!read) return yield { name, trouble: 'badText' };
  for (const [index, line] of read.text.split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      const found = entry(line, index + 1);
      if (found) yield { name: `${OWN}${name.replace(/\.\w+$/, '')}/${found.id}.json`, bytes: new TextEncoder().encode(line), given: { text: found.text, encoding: 'json', fields: found.fields } };
    } catch {
      yield { name, trouble: 'badLine', line: index + 1 };
    }
  }
}

/** A source that the module could not read, as the browser reads it; null where it cannot either. */
export function otherwise({ name, bytes }: Source): Source | null {
  const read = decoded(bytes);
  return read && !read.encoding.startsWith('utf') ? { name, bytes, given: { ...read, fields: NO_FIELDS } } : null;
}
