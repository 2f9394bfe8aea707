// Long work: how far it is, and a button that stops it.

import { t, type Page } from '../page';
import { h } from './h';

export interface Progress {
  readonly element: HTMLElement;
  readonly signal: AbortSignal;
  readonly stop: () => void;
  show(done: number, all: number, what: string): void;
}

export function progress(page: Page): Progress {
  const work = new AbortController();
  const stop = (): void => work.abort();
  const bar = h('progress', { max: 1, value: 0, 'aria-label': t(page, 'working') });
  const said = h('span', { role: 'status' });
  const element = h('div', { class: 'progress' }, bar, said, h('button', { type: 'button', class: 'quiet', 'data-act': 'stop', onclick: stop }, t(page, 'stop')));
  return {
    element,
    signal: work.signal,
    stop,
    show(done, all, what) {
      bar.value = all > 0 ? done / all : 0;
      said.textContent = what;
    },
  };
}
