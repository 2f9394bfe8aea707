// The edits of a text as one stop of the tab key, from which the arrow keys go on: a thousand stops would bar the way.

import { set } from './h';

const EDIT = '.edit';
const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Makes the edits inside `root` one stop. */
export function listenToEdits(root: HTMLElement): void {
  root.addEventListener('focusin', (event) => {
    if (event.target instanceof HTMLElement && event.target.matches(EDIT)) stopAt(root, event.target);
  });
  root.addEventListener('keydown', (event) => {
    const step = STEPS[event.key];
    if (!step || event.shiftKey || !(event.target instanceof Element) || !event.target.matches(EDIT)) return;
    event.preventDefault();
    stepEdit(root, step);
  });
}

/** The tab key stops at the first edit, as long as no other was gone to. */
export function stopAtFirst(root: HTMLElement): void {
  const first = root.querySelector<HTMLElement>(EDIT);
  if (first) stopAt(root, first);
}

function stopAt(root: HTMLElement, edit: HTMLElement): void {
  for (const old of root.querySelectorAll(`${EDIT}[tabindex="0"]`)) set(old, 'tabindex', -1);
  set(edit, 'tabindex', 0);
}

/** Goes to the next or previous edit, round the ends. */
export function stepEdit(root: HTMLElement, step: 1 | -1): void {
  const edits = [...root.querySelectorAll<HTMLElement>(EDIT)];
  const at = edits.findIndex((edit) => edit === document.activeElement);
  const from = at >= 0 ? at : edits.findIndex((edit) => edit.tabIndex === 0) - (step > 0 ? 1 : 0);
  const next = edits[(from + step + edits.length) % edits.length];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'nearest' });
}
