// Aa: the size of the text and the room between its lines, folded in the bar over the text.

import { t, type Page } from '../page';
import type { Word } from '../words';
import { choices } from './controls';
import { h, set } from './h';
import { look, LOOKS, setLook, type LookValue } from './looks';

const SIZE_WORDS: Readonly<Record<LookValue<'size'>, Word>> = { small: 'sizeSmall', usual: 'sizeUsual', large: 'sizeLarge', larger: 'sizeLarger' };
const LEADING_WORDS: Readonly<Record<LookValue<'leading'>, Word>> = { tight: 'leadingTight', usual: 'leadingUsual', loose: 'leadingLoose' };

export interface Settings { readonly element: HTMLElement; draw(page: Page): void }

export function settings(): Settings {
  const sizes = choices<LookValue<'size'>>('size', (value) => setLook('size', value));
  const leadings = choices<LookValue<'leading'>>('leading', (value) => setLook('leading', value));
  const summary = h('summary', { class: 'round' }, 'Aa');
  const element = h('details', { class: 'settings', id: 'settings' }, summary, h('div', { class: 'settings-box' }, sizes.element, leadings.element));
  addEventListener('pointerdown', ({ target }) => { if (target instanceof Node && !element.contains(target)) element.open = false; });
  return {
    element,
    draw(page) {
      set(summary, 'aria-label', t(page, 'settings'));
      set(summary, 'title', t(page, 'settings'));
      sizes.show(t(page, 'size'), LOOKS.size.map((value) => ({ value, label: t(page, SIZE_WORDS[value]) })), look('size'));
      leadings.show(t(page, 'leading'), LOOKS.leading.map((value) => ({ value, label: t(page, LEADING_WORDS[value]) })), look('leading'));
    },
  };
}
