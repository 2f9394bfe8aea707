// Reads JSON lines: those that the page or the command line wrote, and those of others, which mostly have a title and a text.

import type { Fields } from '../../../src/wasm';

/** A document in a line. */
export interface Entry { readonly id: string; readonly text: string; readonly fields: Fields }

const TEXTS = ['text', 'content', 'body', '正文'] as const;
const NAMES = ['title', 'kicker', 'author', 'role', 'source', 'site', 'published', 'editor', 'dateline'] as const;

const object = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? value as Record<string, unknown> : {});
const string = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');

/**
 * The document of a line, or null where it holds none: the first line of an export says what the file is. The text is the title
 * and what stands below it, as the clean text of a document is.
 *
 * Throws what JSON.parse does.
 */
export function entry(line: string, number: number): Entry | null {
  const value = object(JSON.parse(line));
  if ('jiaokan' in value && !('id' in value)) return null;
  const blocks = Array.isArray(value['blocks']) ? value['blocks'].map((block) => string(object(block)['text'])) : [];
  const body = blocks.length > 0 ? blocks : TEXTS.map((name) => string(value[name])).filter((text) => text !== '').slice(0, 1);
  const named = NAMES.map((name) => [name, string(value[name])] as const).filter(([, text]) => text !== '');
  const fields: Fields = { breadcrumb: [], related: [], ...Object.fromEntries(named), ...edition(value['edition']) };
  const head = [fields.kicker ?? '', fields.title ?? ''].filter((text) => text !== '' && (blocks.length > 0 || !body[0]?.startsWith(text)));
  const text = [...head, ...body].join('\n');
  return text.trim() === '' ? null : { id: string(value['id']) || String(number), text, fields };
}

function edition(value: unknown): Pick<Fields, 'edition'> {
  const { paper, date, page } = object(value);
  if (typeof paper !== 'string') return {};
  return { edition: { paper, ...(typeof date === 'string' && { date }), ...(typeof page === 'string' && { page }) } };
}
