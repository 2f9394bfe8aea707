// Hits in their contexts, asked of the module a window at a time: a concordance of a hundred thousand lines is never here as
// a whole. One question, one `LineSource`.

import type { Choice, Concordance, Key, Kwic } from '../../src/wasm';
import { choice, searchKey } from './answers';
import type { Page } from './page';
import type { Ask } from './rpc';
import { isNarrowed, type State } from './state';

export type Line = Kwic['lines'][number];

/** Lines that the module is asked for at once, and groups. */
const [WINDOW, GROUPS] = [400, 500] as const;

/** The keys by which lines are sorted; what is counted without any is the forms of the hit. */
export const sortedBy = ({ lines: { sort, grouped } }: State): readonly Key[] => (grouped && sort.length === 0 ? ['node'] : sort);

/** What the answer depends on. */
export const lineKey = (state: State): string =>
  JSON.stringify([searchKey(state), sortedBy(state), state.lines.context, state.lines.sample, state.chosen]);

export class LineSource {
  private readonly windows = new Map<number, Promise<Kwic>>();
  private readonly wanted: Concordance;
  private readonly choice: Choice;

  constructor(private readonly ask: Ask, private readonly page: Page, private readonly signal: AbortSignal) {
    const { state, cards } = page;
    const { context, sample } = state.lines;
    this.choice = choice(state);
    this.wanted = {
      sort: [...sortedBy(state)], context, count: WINDOW, groups: GROUPS, ...(sample > 0 ? { sample } : {}),
      ...(isNarrowed(state) ? { documents: cards.map(({ document }) => document.id) } : {}),
    };
  }

  /** How many there are, how they are counted, and the first lines. */
  summary(): Promise<Kwic> {
    return this.window(0);
  }

  /** Lines `from` to `from + count`, or as many as there are. */
  async lines(from: number, count: number): Promise<Line[]> {
    const out: Line[] = [];
    for (let at = from - (from % WINDOW); at < from + count; at += WINDOW) {
      const { lines } = await this.window(at);
      out.push(...lines.slice(Math.max(0, from - at), Math.max(0, from + count - at)));
    }
    return out;
  }

  private window(from: number): Promise<Kwic> {
    const { query, mode } = this.page.state;
    const here = this.windows.get(from) ?? this.ask('kwic', [query, mode, { ...this.wanted, from }, this.choice], this.signal);
    this.windows.set(from, here);
    return here;
  }
}

/** Words as lines are sorted by them: a Han character, or a run of other letters and digits. */
const WORD = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;

/** Where the words stand that are keys, in what is left or right of a hit. */
export function keyed(text: string, side: 'L' | 'R', keys: readonly Key[]): [number, number][] {
  const words = [...text.matchAll(WORD)].map(({ index, 0: word }): [number, number] => [index, index + word.length]);
  if (side === 'L') words.reverse();
  return words.filter((_, i) => keys.includes(`${side}${i + 1}` as Key)).sort(([a], [b]) => a - b);
}
