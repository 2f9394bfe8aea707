// Corpus text as nodes: runs with their edits and hits, characters that need a box, script conversion. All text of the
// corpus that reaches the page passes here.

import type { Range, Script } from '../../../src/wasm';
import { glyphs } from '../glyphs';
import { runs, type Span } from '../runs';
import { stretches, type Shown } from '../shown';
import type { Display } from '../state';
import { add, h, type Child } from './h';

/** The language tag of text in this script, as shown. */
export function langOf(script: Script, display: Display): string {
  const shown = display === 'found' ? script : display;
  return shown === 'hans' ? 'zh-Hans' : shown === 'hant' ? 'zh-Hant' : 'zh';
}

/**
 * The nodes of a stretch of text that is shown as `shown`. Each character that differs is marked; or, coarsely, the whole
 * stretch, which for a very long text saves as many elements.
 */
export function textNodes(text: string, shown = text, coarse = false): Child[] {
  return (coarse ? [{ text, shown }] : stretches(text, shown)).flatMap((stretch) =>
    stretch.text === stretch.shown ? glyphNodes(stretch.text)
      : [h('span', { class: 'converted', 'data-was': stretch.text, title: stretch.text }, ...glyphNodes(stretch.shown))]);
}

/** The character stays in its box, so that it is copied; `data-code` is what is seen. */
function glyphNodes(text: string): Child[] {
  return glyphs(text).map((piece) => (piece.code === '' ? piece.text
    : h('bdi', { class: 'glyph', 'data-code': piece.code, title: piece.code }, h('span', {}, piece.text))));
}

/** A name or title of the corpus among the page's own words: its own language, its own direction. */
export const quoted = (text: string, lang: string, shown = text): HTMLElement => h('bdi', { lang }, ...textNodes(text, shown));

/** Text with marks on some stretches of it, as an excerpt has. */
export function markedNodes(text: string, marks: readonly Range[], shown: Shown): Child[] {
  const hits = marks.map(([from, to], id) => ({ id, from, to }));
  return runs(text, [0, text.length], [], hits).map((run) => {
    const nodes = textNodes(text.slice(run.from, run.to), shown(run.from, run.to));
    return run.hit < 0 ? fragment(nodes) : h('mark', {}, ...nodes);
  });
}

function fragment(children: readonly Child[]): DocumentFragment {
  const nodes = document.createDocumentFragment();
  add(nodes, children);
  return nodes;
}

/** What stands on a text and how it is shown. */
export interface Setting {
  readonly text: string;
  readonly shown: Shown;
  readonly edits: readonly Span[];
  readonly hits: readonly Span[];
  /** Whether converted characters are marked by the stretch only. */
  readonly coarse: boolean;
  /** Classes of an edit, by its index. */
  readonly classOf: (edit: number) => string;
  /** The note of an edit, or 0. */
  readonly noteOf: (edit: number) => number;
  /** How a reference to a note is called. */
  readonly noteName: (note: number) => string;
}

/** The nodes of a range of the text. The reference to a note stands behind the last run of its edit. */
export function rangeNodes(setting: Setting, range: Range): Child[] {
  const cut = runs(setting.text, range, setting.edits, setting.hits);
  return cut.map((run, i) => {
    let nodes = textNodes(setting.text.slice(run.from, run.to), setting.shown(run.from, run.to), setting.coarse);
    if (run.edits.length > 0) {
      const classes = [...new Set(run.edits.flatMap((edit) => setting.classOf(edit).split(' ')))].join(' ');
      nodes = [h('span', { class: `edit ${classes}`, 'data-edits': run.edits.join(' '), tabindex: -1 }, ...nodes)];
      const ending = run.edits.filter((edit) => !cut[i + 1]?.edits.includes(edit)).map(setting.noteOf).filter((note) => note > 0);
      nodes.push(...ending.map((note) => h('button', { type: 'button', class: 'ref', 'data-note': note, 'aria-label': setting.noteName(note) }, String(note))));
    }
    return run.hit < 0 ? fragment(nodes) : h('mark', { 'data-hit': run.hit + 1 }, ...nodes);
  });
}
