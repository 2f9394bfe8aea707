// Where a document or a passage stands: corpus, release, document, paragraph and characters, and the digest of the source. It
// holds for that release; the link beside it holds for others too.

import type { Range } from '../../../src/wasm';
import { releaseOf, shortHash, type Corpus } from './work';
import type { View } from '../view';

/** `校勘 sha256:…, 000_d9, sha256:…`; with `¶5:12–47` for a range of the clean text. */
export const locator = (corpus: Corpus, view: Pick<View, 'id' | 'sha256' | 'clean' | 'lines'>, clean: Range | null): string =>
  [`${corpus.name} ${releaseOf(corpus)}`, view.id, ...(clean ? [paragraphs(view, clean)] : []), shortHash(view.sha256)].join(', ');

/**
 * `¶5:12–47`: characters 12 to 47, the first being 1, of the fifth block; `¶5:12–¶6:3` where it goes on. Title and kicker stand
 * before the blocks: ¶0.
 */
function paragraphs({ clean, lines }: Pick<View, 'clean' | 'lines'>, [from, to]: Range): string {
  const isBlock = ({ kind }: View['lines'][number]): boolean => kind !== 'title' && kind !== 'kicker';
  const place = (at: number): { block: number; line: number } => {
    const line = Math.max(0, lines.findLastIndex((candidate) => candidate.clean[0] <= at));
    const own = lines[line];
    return { block: own && isBlock(own) ? lines.slice(0, line + 1).filter(isBlock).length : 0, line: own?.clean[0] ?? 0 };
  };
  const characters = (a: number, b: number): number => [...clean.slice(a, b)].length;
  const [first, last] = [place(from), place(Math.max(from, to - 1))];
  const [start, end] = [characters(first.line, from) + 1, characters(last.line, to)];
  if (first.block !== last.block) return `¶${first.block}:${start}–¶${last.block}:${end}`;
  return start === end ? `¶${first.block}:${start}` : `¶${first.block}:${start}–${end}`;
}
