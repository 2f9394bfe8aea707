// The controls that the page is made of: a row of choices of which one holds, a list of choices that unfolds, a switch.

import { h, set, write } from './h';

export interface Choice<T extends string> { readonly value: T; readonly label: string; readonly title?: string }

/** A row of choices: radio buttons to the keyboard and to assistive technology. */
export interface Choices<T extends string> {
  readonly element: HTMLElement;
  show(name: string, choices: readonly Choice<T>[], value: T): void;
}

export function choices<T extends string>(id: string, chosen: (value: T) => void): Choices<T> {
  const legend = h('legend', { class: 'unseen' });
  const element = h('fieldset', { class: 'choices', id }, legend);
  const inputs = new Map<T, { input: HTMLInputElement; label: HTMLLabelElement; text: HTMLSpanElement }>();
  const option = (value: T): { input: HTMLInputElement; label: HTMLLabelElement; text: HTMLSpanElement } => {
    const input = h('input', { type: 'radio', name: id, value, class: 'unseen', 'data-choice': value, onchange: () => chosen(value) });
    const text = h('span');
    const label = h('label', {}, input, text);
    element.append(label);
    return { input, label, text };
  };
  return {
    element,
    show(name, all, value) {
      write(legend, name);
      for (const choice of all) {
        const { input, label, text } = inputs.get(choice.value) ?? inputs.set(choice.value, option(choice.value)).get(choice.value)!;
        write(text, choice.label);
        set(label, 'title', choice.title);
        input.checked = choice.value === value;
      }
    },
  };
}

/** A list of choices that unfolds, with its name before it. */
export function select<T extends string>(id: string, chosen: (value: T) => void): Choices<T> {
  const name = h('span');
  const box = h('select', { id, 'data-key': id, onchange: () => chosen(box.value as T) });
  let drawn = '';
  return {
    element: h('label', { class: 'select' }, name, box),
    show(label, all, value) {
      write(name, label);
      // An open list would close if it were made anew.
      const now = JSON.stringify(all);
      if (now !== drawn) box.replaceChildren(...all.map((choice) => h('option', { value: choice.value }, choice.label)));
      drawn = now;
      box.value = value;
    },
  };
}

/** A switch, on or off; `about` says what it switches. */
export const toggle = (key: string, name: string, about: string, on: boolean, flip: () => void): HTMLButtonElement =>
  h('button', { type: 'button', role: 'switch', class: 'switch', 'aria-checked': on ? 'true' : 'false', 'aria-label': name, 'aria-description': about, 'data-key': key, onclick: flip });
