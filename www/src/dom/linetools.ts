// The tools of the concordance: what lines are sorted by, how much context, how many of them, lines or counts.

import type { Key } from '../../../src/wasm';
import { t, type Page } from '../page';
import { KEYS, type Lines } from '../state';
import { choices, select } from './controls';
import { keyName } from './groups';
import { h } from './h';

const CONTEXTS = [5, 10, 15, 20, 30, 40, 60, 80, 100] as const;
const SAMPLES = [0, 50, 100, 200, 500, 1000, 5000] as const;

export interface LineTools { readonly element: HTMLElement; draw(page: Page): void }

export function lineTools(): LineTools {
  let page: Page | null = null;
  const change = (next: (lines: Lines) => Partial<Lines>): void => page?.go((state) => ({ ...state, lines: { ...state.lines, ...next(state.lines) } }), 'replace');
  const sorts = [0, 1, 2].map((at) => select<Key | ''>(`sort-${at}`, (key) => change(({ sort }) => ({ sort: replaced(sort, at, key) }))));
  const context = select<string>('context', (value) => change(() => ({ context: Number(value) })));
  const sample = select<string>('sample', (value) => change(() => ({ sample: Number(value) })));
  const grouped = choices<'lines' | 'groups'>('grouped', (value) => change(() => ({ grouped: value === 'groups' })));
  return {
    element: h('div', { class: 'tools-row' }, h('span', { class: 'sorts' }, ...sorts.map(({ element }) => element)), context.element, sample.element, grouped.element),
    draw(next) {
      page = next;
      const { sort, context: width, sample: size, grouped: counts } = next.state.lines;
      const keys = [{ value: '' as const, label: '—' }, ...KEYS.map((value) => ({ value, label: keyName(next, value) }))];
      sorts.forEach(({ show, element }, at) => {
        show(t(next, at === 0 ? 'sortBy' : 'thenBy'), keys, sort[at] ?? '');
        // A second key without a first says nothing.
        element.hidden = at > sort.length;
      });
      context.show(t(next, 'context'), offered(CONTEXTS, width).map((n) => ({ value: String(n), label: t(next, 'contextOf', { n }) })), String(width));
      sample.show(t(next, 'sample'), offered(SAMPLES, size).map((n) => ({ value: String(n), label: n === 0 ? t(next, 'sampleAll') : t(next, 'sampleSome', { n }) })), String(size));
      grouped.show(t(next, 'linesOrCounts'), [{ value: 'lines', label: t(next, 'asLines') }, { value: 'groups', label: t(next, 'asGroups') }], counts ? 'groups' : 'lines');
    },
  };
}

/** The keys with that at `at` replaced; without a key, those behind it move up. */
const replaced = (sort: readonly Key[], at: number, key: Key | ''): Key[] => {
  const keys = [...sort];
  keys.splice(at, 1, ...(key === '' ? [] : [key]));
  return [...new Set(keys)];
};

/** The usual numbers, and the one that an address asks for. */
const offered = (usual: readonly number[], present: number): number[] => [...new Set([...usual, present])].sort((a, b) => a - b);
