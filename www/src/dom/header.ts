// The head of an open document: kicker, title, what is known about it, flags, contents.

import type { Fields } from '../../../src/wasm';
import { dateInWords } from '../edtf';
import { t, type Page, type Reading } from '../page';
import { passageOfLine } from '../passage';
import { encode } from '../url';
import { inHeader, setting } from './body';
import { openCite } from './cite';
import { openExport } from './export';
import { flagLabel } from './facts';
import { h, type Child } from './h';
import { langOf, quoted, rangeNodes, textNodes } from './text';

/** Headings from which on a table of contents is worth its place. */
const FEW = 2;

export function header(page: Page, reading: Reading): HTMLElement {
  const { view } = reading;
  const lang = langOf(view.script, page.state.display);
  const marks = page.state.view === 'proof';
  const from = setting(page, reading, 'clean', marks, marks);
  const lines = view.lines.flatMap((line, at) => (inHeader(line)
    ? [h(line.kind === 'title' ? 'h2' : 'p', { class: `line ${line.kind}`, lang, 'data-line': at, 'data-from': line.clean[0] }, ...rangeNodes(from, line.clean))] : []));
  const titled = view.lines.some((line) => line.kind === 'title');
  return h('header', {},
    ...lines, !titled && h('h2', { class: 'title' }, view.fields.title ? quoted(view.fields.title, lang) : t(page, 'untitled')),
    h('p', { class: 'meta' }, ...facts(page, view.fields, lang), h('span', {}, t(page, 'chars', { n: view.chars })),
      ...view.flags.map((flag) => h('span', { class: 'flag', 'data-flag': flag }, flagLabel(page, flag)))),
    h('p', { class: 'actions' }, h('button', { type: 'button', class: 'quiet', 'data-act': 'cite', 'data-key': 'cite', title: t(page, 'citeDocument'), onclick: () => openCite(page, reading, null) }, t(page, 'cite')),
      h('button', { type: 'button', class: 'quiet', 'data-act': 'export', 'data-key': 'export', onclick: () => openExport(page, 'document') }, t(page, 'export'))),
    contents(page, reading));
}

/** What is known, in the order in which a reader asks for it. Nothing stands for what is not known. */
function facts(page: Page, fields: Fields, lang: string): Child[] {
  const date = (edtf: string | undefined): string => (edtf ? dateInWords(edtf, page.lang) : '');
  const { edition } = fields;
  const named: [keyof Fields, string][] = [
    ['author', [fields.role, fields.author].filter(Boolean).join(' ')],
    ['source', fields.source ?? ''],
    ['published', date(fields.published)],
    ['edition', edition ? [edition.paper, date(edition.date), edition.page ? t(page, 'page', { page: edition.page }) : ''].filter(Boolean).join(' ') : ''],
    ['site', fields.site && fields.site !== fields.source ? t(page, 'site', { name: fields.site }) : ''],
    ['editor', fields.editor ? t(page, 'editor', { name: fields.editor }) : ''],
    ['views', fields.views === undefined ? '' : t(page, 'views', { n: fields.views })],
  ];
  return named.filter(([, text]) => text !== '').map(([name, text]) => h('span', { 'data-field': name }, quoted(text, name === 'published' ? page.lang : lang)));
}

function contents(page: Page, { view, clean }: Reading): HTMLElement | null {
  const headings = view.lines.flatMap((line, at) => (line.kind === 'heading' ? [{ line, at }] : []));
  if (headings.length < FEW) return null;
  return h('details', { class: 'contents' }, h('summary', {}, t(page, 'contents')),
    h('ol', {}, ...headings.map(({ line, at }) => h('li', {},
      h('a', { href: encode({ ...page.state, hit: 0, place: passageOfLine(view, at) }), lang: langOf(view.script, page.state.display) },
        ...textNodes(view.clean.slice(...line.clean), clean(...line.clean)))))));
}

/** Where the text comes from, for those who check. */
export const provenance = (page: Page, { view }: Reading): HTMLElement =>
  h('p', { class: 'provenance' }, t(page, 'provenance', { file: view.id, encoding: view.encoding, hash: view.sha256.slice(0, 12) }));
