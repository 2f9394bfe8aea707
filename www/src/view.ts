// A document as the page reads it: the module hands its changes over as numbers, here they become objects. Pure.

import type { Range, Status, View as Given } from '../../src/wasm';

/** One change: what stands at `raw` in the text as found became what stands at `clean` in the clean text. */
export interface Edit {
  readonly rule: string;
  readonly raw: Range;
  readonly clean: Range;
  readonly status: Status;
  /** Why it was made: an index into `View.evidence`. */
  readonly evidence: number;
  /** Other repairs that would also give the source, best first; left out where there are none. */
  readonly candidates?: readonly string[];
}

/** A document, read with some rules switched off or none. */
export interface View extends Omit<Given, 'edits_made' | 'rules_made' | 'candidates'> {
  /** In order, not overlapping. */
  readonly edits_made: readonly Edit[];
}

/** How many numbers the module tells of a change. */
const NUMBERS = 7;

/** In the module's order. */
const STATUSES: readonly Status[] = ['verified', 'likely', 'flagged', 'plain'];

/** The document with its changes as objects. */
export function view({ edits_made: numbers, rules_made: rules, candidates, ...read }: Given): View {
  const others = new Map(candidates);
  const edits_made: Edit[] = [];
  for (let at = 0; at < numbers.length; at += NUMBERS) {
    const number = (place: number): number => numbers[at + place] ?? 0;
    const found = others.get(edits_made.length);
    edits_made.push({
      rule: rules[number(4)] ?? '', raw: [number(0), number(1)], clean: [number(2), number(3)], status: STATUSES[number(5)] ?? 'plain',
      evidence: number(6), ...(found && { candidates: found }),
    });
  }
  return { ...read, edits_made };
}
