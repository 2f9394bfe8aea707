// What documents are exported as: each format has a beginning, which says what the file is an answer to, and a piece for each
// document. A format never holds more than one document, so that a corpus of any size can be written.

import { sides } from '../rows';
import { ABOUT_COLUMNS, aboutCells, aboutJson, aboutLines, type About } from './about';
import { bytes } from './bytes';
import { csv, csvRows, type Cell } from './csv';
import type { Edit, View } from '../view';

export interface Format {
  readonly ending: string;
  readonly type: string;
  begin(about: About): string;
  /** `hits` are those of the query in this document. */
  document(view: View, hits: number, about: About): string;
}

/** A change, with bytes of the decoded text as its span. */
function change(view: View, edit: Edit, at: (unit: number) => number): object {
  const { rule, raw, status, evidence, candidates } = edit;
  return { rule, span: raw.map(at), ...sides(view, edit), status, evidence: view.evidence[evidence]?.zh, ...(candidates && { candidates }) };
}

/** A document as one line of JSON, as `jiaokan clean --format jsonl` writes it; what the text does not say has no key. */
function line(view: View): object {
  const { id, fields, script, flags, encoding, sha256, chars } = view;
  const { title, kicker, author, role, source, site, published, edition, editor, views, breadcrumb, related, dateline } = fields;
  const at = bytes(view.raw);
  const blocks = view.lines.filter(({ kind }) => kind !== 'title' && kind !== 'kicker')
    .map(({ kind, clean, raw }) => ({ kind, text: view.clean.slice(...clean), span: raw.map(at) }));
  return {
    id, title, kicker, author, role, source, site, published, edition, editor, views,
    breadcrumb: breadcrumb.length > 0 ? breadcrumb : undefined, related: related.length > 0 ? related : undefined, dateline,
    script, flags, encoding, sha256, chars, blocks, edits: view.edits_made.map((edit) => change(view, edit, at)),
    removed: view.removed.map(({ rule, text, raw }) => ({ rule, text, span: raw.map(at) })),
  };
}

const COLUMNS: readonly [name: string, cell: (view: View, hits: number) => Cell][] = [
  ['id', ({ id }) => id],
  ...(['title', 'kicker', 'author', 'role', 'source', 'site', 'published', 'dateline', 'editor', 'views'] as const)
    .map((name): [string, (view: View) => Cell] => [name, ({ fields }) => fields[name]]),
  ['paper', ({ fields }) => fields.edition?.paper],
  ['paper_date', ({ fields }) => fields.edition?.date],
  ['page', ({ fields }) => fields.edition?.page],
  ['script', ({ script }) => script],
  ['flags', ({ flags }) => flags.join(' ')],
  ['chars', ({ chars }) => chars],
  ['edits', ({ edits_made }) => edits_made.length],
  ['hits', (_, hits) => hits],
  ['sha256', ({ sha256 }) => sha256],
  ['text', ({ clean }) => clean],
];

const json = (value: object): string => `${JSON.stringify(value)}\n`;

export const FORMATS = {
  text: {
    ending: 'txt', type: 'text/plain',
    begin: aboutLines,
    document: ({ id, clean }) => `\n# id: ${id}\n\n${clean}\n`,
  },
  jsonl: {
    ending: 'jsonl', type: 'application/x-ndjson',
    begin: aboutJson,
    document: (view) => json(line(view)),
  },
  csv: {
    ending: 'csv', type: 'text/csv',
    begin: () => csv([...COLUMNS.map(([name]) => name), ...ABOUT_COLUMNS], []),
    document: (view, hits, about) => csvRows([[...COLUMNS.map(([, cell]) => cell(view, hits)), ...aboutCells(about)]]),
  },
  apparatus: {
    ending: 'apparatus.jsonl', type: 'application/x-ndjson',
    begin: aboutJson,
    document(view) {
      const at = bytes(view.raw);
      return view.edits_made.map((edit) => json({ document: view.id, ...change(view, edit, at) })).join('');
    },
  },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;
export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];

/** A name for a file: what it holds and when it was made, without what systems refuse in names. */
export const fileName = (about: About, what: string, { ending }: Format): string =>
  `${[about.corpus, what, about.query, about.date].filter((part) => part !== '').map((part) => part.replace(/[\p{Cc}\s\\/:*?"<>|.]+/gu, '-').slice(0, 60)).join('_')}.${ending}`;
