// The tabs of the middle column: links, for the tab is part of the address. A panel is made when its tab is first chosen and
// then kept, so that nothing is lost by looking elsewhere. A new tab is a row of the table.

import { t, type Page } from '../page';
import type { Ask } from '../rpc';
import { START } from '../state';
import { encode } from '../url';
import { number } from '../words';
import { drawCount } from './count';
import { edits } from './editlist';
import { byId, h, refill, set, write } from './h';
import { lines } from './lines';
import { results } from './list';
import { named } from './named';
import type { Panel, Tab } from './panel';

const TABS: readonly [Tab, ...Tab[]] = [results, lines, named, edits];

export class Tabs {
  private readonly panels = new Map<string, Panel>();
  /** The one that was chosen last. */
  private last = '';

  constructor(private readonly ask: Ask) {}

  draw(page: Page): void {
    const tab = TABS.find(({ name }) => name === page.state.tab) ?? TABS[0];
    set(document.documentElement, 'data-wide', tab.wide);
    // Where it takes the text's place it is the main thing.
    set(byId('list-column'), 'role', tab.wide && page.state.doc === '' ? 'main' : null);
    set(byId('list-column'), 'aria-busy', page.listed ? null : 'true');
    write(byId('list-name'), t(page, page.results ? 'results' : 'documents'));
    set(byId('tabs'), 'aria-label', t(page, 'tabs'));
    // While an answer is on its way the counts of the one before stay.
    if (page.listed || this.last !== tab.name) refill(byId('tabs'), ...TABS.map((each) => link(page, each, each === tab)));
    this.last = tab.name;
    drawCount(page, !tab.searched);
    const panel = this.panels.get(tab.name) ?? this.make(tab);
    for (const other of this.panels.values()) other.element.hidden = other !== panel;
    panel.draw(page);
  }

  /** Resolves when what is near the window is in the page. */
  async settled({ state }: Page): Promise<void> {
    await this.panels.get(state.tab)?.settled?.();
  }

  /** Goes through the edits of the list that is shown; whether there is one. */
  stepEdit({ state }: Page, step: 1 | -1): boolean {
    const panel = this.panels.get(state.tab);
    void panel?.step?.(step);
    return panel?.step !== undefined;
  }

  private make(tab: Tab): Panel {
    const panel = tab.panel(this.ask);
    this.panels.set(tab.name, panel);
    byId('panel').append(panel.element);
    return panel;
  }
}

function link(page: Page, { name, word, count }: Tab, chosen: boolean): HTMLElement {
  const amount = count?.(page) ?? null;
  return h('a', { href: encode({ ...page.state, tab: name }), 'aria-current': chosen ? 'true' : null, 'data-tab': name, 'data-key': `tab-${name}` },
    t(page, name === START.tab && !page.results ? 'documents' : word), amount !== null && h('span', { class: 'count' }, number(amount)));
}
