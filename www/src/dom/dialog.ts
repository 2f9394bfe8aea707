// A dialog over the page, made when it is first wanted. The browser keeps the focus in it and gives it back.

import { t, type Page } from '../page';
import { h, refill, set, type Child } from './h';

export interface Dialog {
  readonly element: HTMLDialogElement;
  /** Shows these children under a title; opens the dialog where it is not open. */
  show(page: Page, title: string, ...children: Child[]): void;
  close(): void;
}

export function dialog(id: string): Dialog {
  let made: { element: HTMLDialogElement; title: HTMLElement; close: HTMLButtonElement; body: HTMLElement } | null = null;
  const make = (): NonNullable<typeof made> => {
    const title = h('h2', { id: `${id}-title` });
    const close = h('button', { class: 'round', type: 'button', 'data-key': `${id}-close`, onclick: () => element.close() }, '×');
    const body = h('div', { class: 'dialog-body' });
    const element = h('dialog', { class: 'sheet', id, 'aria-labelledby': title.id }, title, close, body);
    document.body.append(element);
    return { element, title, close, body };
  };
  const whole = (): NonNullable<typeof made> => (made ??= make());
  return {
    get element() { return whole().element; },
    show(page, name, ...children) {
      const { element, title, close, body } = whole();
      title.textContent = name;
      set(close, 'aria-label', t(page, 'close'));
      refill(body, ...children);
      if (!element.open) element.showModal();
    },
    close: () => made?.element.close(),
  };
}
