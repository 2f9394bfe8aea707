// What an edit was and why, beside the edit: on pointing at it, on tapping it and when it has the focus.

import { sides, type Sides } from '../rows';
import { ruleLabel, t, type Page } from '../page';
import { byId, h, refill, set, type Child } from './h';
import { textNodes } from './text';
import type { Edit, View } from '../view';

/** How many bytes of a change are spelt out. */
const MOST_BYTES = 16;
/** Room between an edit and its explanation, and to the edge of the window, in CSS pixels. */
const GAP = 8;

/** A short text of the corpus as evidence: line breaks are said, nothing is said to be nothing. */
function sample(page: Page, text: string, kind: 'before' | 'after'): HTMLElement {
  const shown: Child[] = text === '' ? [h('i', {}, t(page, 'nothing_'))]
    : text.split('\n').flatMap((line, i) => (i > 0 ? [h('i', {}, t(page, 'lineBreak')), ...textNodes(line)] : textNodes(line)));
  return h(kind === 'before' ? 'del' : 'ins', { class: 'sample', lang: 'zh' }, ...shown);
}

/** `before → after`, as the popover and the margin show it. */
export function change(page: Page, { before, after }: Sides): HTMLElement {
  return h('p', { class: 'change' }, sample(page, before, 'before'),
    ...(before === after ? [' ', h('i', {}, t(page, 'unchanged'))] : [h('span', { class: 'arrow' }, ' → '), sample(page, after, 'after')]));
}

/** The certainty of an edit, with what that means. */
export const certainty = (page: Page, edit: Edit): HTMLElement =>
  h('span', { class: `status ${edit.status}`, title: t(page, `${edit.status}Title`) }, t(page, edit.status));

/** Why it was made. */
export const why = (page: Page, view: View, edit: Edit): HTMLElement => h('p', {}, view.evidence[edit.evidence]?.[page.lang]);

/** Other repairs that would also give the source. */
export const candidates = (page: Page, edit: Edit): HTMLElement | null => (edit.candidates === undefined ? null
  : h('p', { class: 'candidates' }, t(page, 'candidates'), ' ', ...edit.candidates.flatMap((text, i) => [i > 0 ? ' ' : null, h('bdi', { class: 'sample', lang: 'zh' }, ...textNodes(text))])));

/** The bytes of what stood there, in UTF-8. */
function bytes(page: Page, before: string): HTMLElement | null {
  if (before === '') return null;
  const all = new TextEncoder().encode(before.slice(0, MOST_BYTES));
  const hex = [...all.slice(0, MOST_BYTES)].map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
  const cut = all.length > MOST_BYTES || before.length > MOST_BYTES;
  return h('p', { class: 'bytes' }, t(page, 'bytes'), ' ', h('code', {}, cut ? `${hex} …` : hex));
}

function explanation(page: Page, view: View, edit: Edit): HTMLElement {
  const texts = sides(view, edit);
  return h('div', { class: 'explained' },
    h('p', { class: 'head' }, h('b', {}, ruleLabel(page, edit.rule)), ' ', certainty(page, edit)),
    change(page, texts), why(page, view, edit), candidates(page, edit), bytes(page, texts.before));
}

export interface Popover { hide(): void; show(edit: HTMLElement): void }

/** Explains the edits inside `root`; `page` gives what is open now. */
export function popover(root: HTMLElement, page: () => Page | null): Popover {
  const box = byId('popover');
  let anchor: HTMLElement | null = null;
  let timer = 0;
  const editAt = (target: EventTarget | null): HTMLElement | null => (target instanceof Element ? target.closest<HTMLElement>('[data-edits]') : null);

  const hide = (): void => {
    clearTimeout(timer);
    anchor?.removeAttribute('aria-describedby');
    anchor = null;
    box.hidden = true;
  };
  const show = (element: HTMLElement): void => {
    const now = page();
    const view = now?.reading?.view;
    const edits = (element.dataset['edits'] ?? '').split(' ').flatMap((id) => view?.edits_made[Number(id)] ?? []);
    if (!now || !view || edits.length === 0) return hide();
    if (anchor !== element) hide();
    clearTimeout(timer);
    anchor = element;
    refill(box, ...edits.slice(0, 5).map((edit) => explanation(now, view, edit)));
    box.hidden = false;
    set(element, 'aria-describedby', 'popover');
    place(box, element);
  };
  const later = (act: () => void, pause: number): void => {
    clearTimeout(timer);
    timer = setTimeout(act, pause);
  };

  root.addEventListener('pointerover', (event) => {
    const edit = editAt(event.target);
    if (edit && edit !== anchor) later(() => show(edit), 60);
  });
  // The pointer may go over to the explanation, which then stays.
  for (const part of [root, box]) part.addEventListener('pointerout', (event) => {
    const to = event.relatedTarget;
    if (to instanceof Node && (box.contains(to) || editAt(to))) clearTimeout(timer);
    else if (document.activeElement !== anchor || anchor === null) later(hide, 150);
  });
  root.addEventListener('focusin', (event) => {
    const edit = editAt(event.target);
    if (edit) show(edit);
    else hide();
  });
  root.addEventListener('focusout', (event) => { if (editAt(event.target)) hide(); });
  root.addEventListener('click', (event) => {
    const edit = editAt(event.target);
    if (edit && getSelection()?.isCollapsed !== false) edit.focus({ preventScroll: true });
  });
  addEventListener('scroll', () => { if (anchor) place(box, anchor); }, { passive: true });
  return { hide, show };
}

/** Under the edit, or above where there is no room; always inside the window. */
function place(box: HTMLElement, anchor: HTMLElement): void {
  const [at] = anchor.getClientRects();
  if (!at) return;
  const { offsetWidth: width, offsetHeight: height } = box;
  const left = Math.max(GAP, Math.min(at.left, document.documentElement.clientWidth - width - GAP));
  const below = at.bottom + GAP + height <= innerHeight || at.top < height + GAP;
  box.style.setProperty('left', `${left}px`);
  box.style.setProperty('top', `${below ? at.bottom + GAP : at.top - GAP - height}px`);
}
