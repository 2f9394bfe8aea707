// From a place in the page to an offset of the text that stands there, and back. A block with `data-from` shows its text from
// that offset on: the text as found if it is `.as-found`, else the clean one. References and anchors are not of the text, and a
// converted stretch counts as the original that it stands for.

import type { Range as Span } from '../../../src/wasm';
import { toClean, toRaw } from '../passage';
import type { View } from '../view';

/** A text node of a block with the piece of the text that it shows: `from..to`. */
interface Piece { readonly node: Text; readonly from: number; readonly to: number; readonly was: string | null }

const NOT_TEXT = '.anchor, .ref';
const points = (text: string): number => [...text].length;
/** Code units of the first `count` characters. */
const units = (text: string, count: number): number => [...text].slice(0, count).join('').length;

function* piecesOf(block: HTMLElement): Generator<Piece> {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let at = Number(block.dataset['from']);
  let stretch = { element: null as HTMLElement | null, left: '' };
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (node.parentElement?.closest(NOT_TEXT)) continue;
    const element = node.parentElement?.closest<HTMLElement>('[data-was]') ?? null;
    let was = null;
    if (element) {
      if (stretch.element !== element) stretch = { element, left: element.dataset['was'] ?? '' };
      was = stretch.left.slice(0, units(stretch.left, points(node.data)));
      stretch.left = stretch.left.slice(was.length);
    }
    const to = at + (was ?? node.data).length;
    yield { node, from: at, to, was };
    at = to;
  }
}

const offsetIn = ({ node, from, was }: Piece, offset: number): number =>
  from + (was === null ? offset : units(was, points(node.data.slice(0, offset))));
const nodeOffset = ({ node, from, was }: Piece, at: number): number =>
  (was === null ? at - from : units(node.data, points(was.slice(0, at - from))));

const textOf = (block: HTMLElement): 'raw' | 'clean' => (block.matches('.as-found') ? 'raw' : 'clean');
const blocksOf = (root: HTMLElement): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('[data-from]')];

/** What the reader has selected, in both texts; `clean` is empty where it is not in the clean text. */
export interface Selected { readonly raw: Span; readonly clean: Span; readonly text: string }

/** What is selected inside `root`, without the white space around it, or null. Of two texts side by side, the one it begins in. */
export function selected(root: HTMLElement, view: View): Selected | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(root)) return null;
  const blocks = blocksOf(root).filter((block) => range.intersectsNode(block));
  const which = blocks[0] && textOf(blocks[0]);
  if (!which) return null;
  let [from, to] = [Infinity, -Infinity];
  for (const block of blocks.filter((candidate) => textOf(candidate) === which)) {
    for (const piece of piecesOf(block)) {
      const start = piece.node === range.startContainer ? range.startOffset : 0;
      const end = piece.node === range.endContainer ? range.endOffset : piece.node.data.length;
      if (start >= end || !range.intersectsNode(piece.node)) continue;
      [from, to] = [Math.min(from, offsetIn(piece, start)), Math.max(to, offsetIn(piece, end))];
    }
  }
  const text = from < to ? view[which].slice(from, to) : '';
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const start = from + text.length - text.trimStart().length;
  const own: Span = [start, start + trimmed.length];
  return { raw: which === 'raw' ? own : toRaw(view, own), clean: which === 'raw' ? toClean(view, own) : own, text: trimmed };
}

/** The stretches of the page that show `span` of the text as found, or what became of it, with the blocks that they are in. */
export function shownAt(root: HTMLElement, view: View, span: Span): { block: HTMLElement; range: Range }[] {
  const spans = { raw: span, clean: toClean(view, span) };
  return blocksOf(root).flatMap((block) => {
    const [from, to] = spans[textOf(block)];
    const pieces = [...piecesOf(block)].filter((piece) => piece.from < to && piece.to > from);
    const [first, last] = [pieces[0], pieces.at(-1)];
    if (!first || !last) return [];
    const range = document.createRange();
    range.setStart(first.node, nodeOffset(first, Math.max(from, first.from)));
    range.setEnd(last.node, nodeOffset(last, Math.min(to, last.to)));
    return [{ block, range }];
  });
}
