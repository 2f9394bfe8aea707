// The keyboard: single keys, off while the reader types, and the sheet that lists them.

import { t, type Page } from '../page';
import { VIEWS, type ViewName } from '../state';
import type { Word } from '../words';
import { byId, h, refill, set } from './h';

export interface Actions {
  search(): void;
  hit(step: 1 | -1): void;
  document(step: 1 | -1): void;
  edit(step: 1 | -1): void;
  cite(): void;
  view(view: ViewName): void;
  leave(): void;
}

const TYPING = 'input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]';

export function listen(actions: Actions): void {
  const single: Record<string, () => void> = {
    '/': actions.search, '?': openSheet,
    n: () => actions.hit(1), N: () => actions.hit(-1),
    j: () => actions.document(1), k: () => actions.document(-1),
    e: () => actions.edit(1), E: () => actions.edit(-1),
    c: actions.cite,
  };
  VIEWS.forEach((view, i) => { single[String(i + 1)] = () => actions.view(view); });
  addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector('dialog[open]')) return;
    if (event.key === 'Escape') return actions.leave();
    if (event.target instanceof Element && event.target.matches(TYPING)) return;
    const act = single[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  byId('sheet-close').addEventListener('click', () => byId<HTMLDialogElement>('sheet').close());
}

export function openSheet(): void {
  const sheet = byId<HTMLDialogElement>('sheet');
  if (!sheet.open) sheet.showModal();
}

const ROWS: readonly (readonly [keys: readonly string[], word: Word])[] = [
  [['/'], 'keySearch'], [['n', 'N'], 'keyHits'], [['j', 'k'], 'keyDocuments'], [['e', 'E'], 'keyEdits'], [['c'], 'keyCite'],
  [['1', '2', '3', '4'], 'keyViews'], [['↑', '↓'], 'keyRows'], [['Esc'], 'keyEscape'], [['?'], 'keySheet'],
];

/** The language in which the sheet is written. */
let written = '';

export function drawSheet(page: Page): void {
  if (written === page.lang) return;
  written = page.lang;
  byId('sheet-title').textContent = t(page, 'keysTitle');
  set(byId('sheet-close'), 'aria-label', t(page, 'close'));
  refill(byId('sheet-rows'), ...ROWS.map(([keys, word]) =>
    h('tr', {}, h('th', { scope: 'row' }, ...keys.flatMap((key, i) => [i > 0 ? ' ' : null, h('kbd', {}, key)])), h('td', {}, t(page, word)))));
}
