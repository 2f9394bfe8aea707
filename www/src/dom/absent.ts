// What a list that tells of the parts on hand should say, where a corpus is in shards: that it is not all, with the offer to bring the
// rest. Of a corpus that is whole it says nothing.

import { t, type Page } from '../page';
import { h, refill } from './h';

export class Absent {
  readonly element = h('p', { class: 'aside', hidden: true });

  async update(page: Page): Promise<void> {
    const { length } = await page.ask('neededForAll', []);
    this.element.hidden = length === 0;
    refill(this.element, t(page, 'onHandOnly', { n: length }), ' ',
      h('button', { type: 'button', class: 'quiet', 'data-key': 'bring-all', 'data-act': 'bring-all', onclick: page.bringAll }, t(page, 'bringAll')));
  }
}
