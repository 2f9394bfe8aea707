// The text of a document in one of the four views, made block by block so that a very long one never stops the page.

import type { Hit, Line, Range } from '../../../src/wasm';
import { pieces, type Span } from '../runs';
import { t, type Page, type Reading } from '../page';
import { isFaint, isSpace, physicalLines, sides } from '../rows';
import type { ViewName } from '../state';
import { encode } from '../url';
import { add, h } from './h';
import { removedBlock, removedLabel } from './removed';
import { langOf, rangeNodes, type Setting } from './text';

/** Code units of a line that are laid out as one block; a longer line is shown in pieces of this size. */
const PIECE = 4000;
/** From this many code units on a document is long: converted characters are then not marked one by one. */
export const LONG = 60_000;

/** Settings of a reading for one of its texts. Marks: the editor's hand; without them only hits are shown. */
export function setting(page: Page, { view, marked, apparatus, hits, removed, clean, raw }: Reading, text: 'clean' | 'raw', marks: boolean, notes: boolean): Setting {
  return {
    text: view[text],
    shown: text === 'clean' ? clean : raw,
    edits: marks ? marked[text] : [],
    hits: removed ? linesOf(text === 'raw' ? hits : []) : hits.map((hit, id) => ({ id, from: hit[text][0], to: hit[text][1] })),
    coarse: view.raw.length > LONG,
    classOf: (id) => {
      const edit = view.edits_made[id];
      if (!edit) return '';
      const kind = isSpace(sides(view, edit)) ? 'space' : isFaint(edit) ? 'faint' : edit.status;
      return marked.excised[id] ? 'excised' : edit.clean[0] === edit.clean[1] && text === 'clean' ? `${kind} left-out` : kind;
    },
    noteOf: (id) => (notes ? apparatus.numbers.get(id) ?? 0 : 0),
    noteName: (note) => t(page, 'noteTo', { n: note }),
  };
}

/** Of hits in what was taken out, the lines as found that hold them, each once: more is not known. */
const linesOf = (hits: readonly Hit[]): Span[] => hits.flatMap(({ raw }, id) => (hits[id - 1]?.raw[0] === raw[0] ? [] : [{ id, from: raw[0], to: raw[1] }]));

/** Fills a block with its line; a very long one in pieces that are made and laid out one by one. Yields `block` for each. */
function* filled(block: HTMLElement, into: HTMLElement, from: Setting, range: Range): Generator<HTMLElement> {
  if (range[1] - range[0] <= PIECE * 2) {
    add(into, rangeNodes(from, range));
    return yield block;
  }
  for (const piece of pieces(from.text, range, PIECE)) {
    into.append(h('span', { class: 'piece' }, ...rangeNodes(from, piece)));
    yield block;
  }
}

/** The blocks of a view, in order; one may come several times, as it grows. */
export function blocks(page: Page, reading: Reading, view: ViewName): Generator<HTMLElement> {
  switch (view) {
    case 'proof': return cleanBlocks(page, reading, true);
    case 'clean': return cleanBlocks(page, reading, false);
    case 'found': return foundBlocks(page, reading);
    case 'both': return bothBlocks(page, reading);
  }
}

export const inHeader = (line: Line): boolean => line.kind === 'title' || line.kind === 'kicker';

function* cleanBlocks(page: Page, reading: Reading, marks: boolean): Generator<HTMLElement> {
  const from = setting(page, reading, 'clean', marks, marks);
  for (const [index, row] of reading.rows.entries()) {
    if (row.kind === 'removed' && marks) yield removedBlock(page, reading, row, index);
    const line = row.kind === 'line' && reading.view.lines[row.at];
    if (line && row.kind === 'line' && !inHeader(line)) {
      const tag = line.kind === 'heading' ? 'h3' : 'p';
      const block = h(tag, { class: `line ${line.kind}`, 'data-line': row.at, 'data-from': line.clean[0] }, anchor(page, row.at));
      yield* filled(block, block, from, line.clean);
    }
  }
}

/** The link of a paragraph, in the gutter. What it names is found out when it is pointed at. */
function anchor(page: Page, at: number): HTMLElement {
  const name = t(page, 'paragraphLink');
  const href = encode({ ...page.state, hit: 0, place: { line: at + 1 } });
  return h('a', { class: 'anchor', href, 'aria-label': name, title: name, 'data-anchor': at }, '¶');
}

function* foundBlocks(page: Page, reading: Reading): Generator<HTMLElement> {
  const from = setting(page, reading, 'raw', true, true);
  const { view, marked } = reading;
  const starts = new Map(reading.rows.flatMap((row, index) => (row.kind === 'removed' ? [[lineStart(view.raw, row.raw[0]), index] as const] : [])));
  let [kept, edit] = [0, 0];
  for (const range of physicalLines(view.raw)) {
    while ((view.edits_made[edit]?.raw[1] ?? Infinity) <= range[0]) edit += 1;
    const taken = marked.excised[edit] ? view.edits_made[edit]?.raw : undefined;
    const gone = taken !== undefined && taken[0] <= range[0] && taken[1] >= range[1];
    while ((view.lines[kept]?.raw[1] ?? Infinity) < range[0]) kept += 1;
    const own = view.lines[kept];
    const here = own && own.raw[0] <= range[1] ? kept : null;
    const block = h('p', { class: gone ? 'as-found gone' : 'as-found', 'data-line': gone ? null : here, 'data-from': range[0], 'data-row': starts.get(range[0]) });
    yield* filled(block, block, from, range);
  }
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** Rows of a table: the text as found, and what became of it. */
function* bothBlocks(page: Page, reading: Reading): Generator<HTMLElement> {
  const { view } = reading;
  const found = setting(page, reading, 'raw', true, false);
  const proof = setting(page, reading, 'clean', true, false);
  const lang = langOf(view.script, page.state.display);
  const head = (word: 'asFound' | 'asEdited'): HTMLElement => h('th', { scope: 'col' }, t(page, word));
  yield h('thead', {}, h('tr', {}, head('asFound'), head('asEdited')));
  const body = h('tbody');
  yield body;
  for (const [index, row] of reading.rows.entries()) {
    const line = row.kind === 'line' ? view.lines[row.at] : undefined;
    const left = h('td', { lang, class: 'as-found', 'data-from': row.raw[0], 'data-side': t(page, 'asFound') });
    const right = line ? h('td', { lang, class: `line ${line.kind}`, 'data-from': line.clean[0], 'data-side': t(page, 'asEdited') })
      : h('td', { class: 'nothing' }, row.kind === 'removed' ? removedLabel(page, reading, row) : '');
    body.append(h('tr', { class: line ? '' : 'gone', 'data-line': row.kind === 'line' ? row.at : null, 'data-row': row.kind === 'removed' ? index : null }, left, right));
    yield* filled(body, left, found, row.raw);
    if (line) yield* filled(body, right, proof, line.clean);
  }
}
