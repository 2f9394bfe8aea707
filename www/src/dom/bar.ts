// The bar over the text: back to the list, previous and next document, hit to hit, and the four views.

import { neighbour, t, type Page } from '../page';
import { opened, VIEWS, type ViewName } from '../state';
import { encode } from '../url';
import { choices } from './controls';
import { byId, set, write } from './h';
import { settings } from './settings';

const VIEW_WORDS = {
  proof: ['proof', 'proofTitle'], clean: ['clean', 'cleanTitle'], found: ['found_', 'foundTitle'], both: ['both', 'bothTitle'],
} as const;
const NEIGHBOURS = [['document-previous', -1, 'previous'], ['document-next', 1, 'next']] as const;

export interface ReadingBar {
  /** `hit` is the one that was gone to, from 1, or 0. */
  draw(page: Page, hit: number): void;
}

export function readingBar(goToHit: (step: 1 | -1) => void): ReadingBar {
  let go: Page['go'] | null = null;
  const views = choices<ViewName>('view', (view) => go?.((state) => ({ ...state, view })));
  const looks = settings();
  byId('reading-tools').append(looks.element, views.element);
  byId('hit-previous').addEventListener('click', () => goToHit(-1));
  byId('hit-next').addEventListener('click', () => goToHit(1));
  return {
    draw(page, hit) {
      go = page.go;
      byId('reading-bar').hidden = page.state.doc === '';
      byId('reading-tools').hidden = page.reading === null && !page.opening;
      looks.draw(page);
      views.show(t(page, 'view'), VIEWS.map((value) => ({ value, label: t(page, VIEW_WORDS[value][0]), title: t(page, VIEW_WORDS[value][1]) })), page.state.view);
      set(byId('back'), 'href', encode(opened(page.state, '')));
      write(byId('back'), `← ${t(page, 'backToList')}`);
      drawHits(page, hit);
      drawNeighbours(page);
    },
  };
}

function drawHits(page: Page, hit: number): void {
  const count = page.reading?.hits.length ?? 0;
  byId('hits-bar').hidden = page.state.query === '' || count === 0;
  write(byId('hit-count'), hit > 0 ? t(page, 'hitOf', { n: hit, all: count }) : t(page, 'hits', { n: count }));
  set(byId('hit-previous'), 'aria-label', t(page, 'previousHit'));
  set(byId('hit-next'), 'aria-label', t(page, 'nextHit'));
}

function drawNeighbours(page: Page): void {
  for (const [id, step, word] of NEIGHBOURS) {
    const to = page.state.doc === '' ? null : neighbour(page, step);
    const element = byId(id);
    element.hidden = to === null;
    set(element, 'aria-label', t(page, word));
    set(element, 'title', to?.fields.title ?? t(page, word));
    set(element, 'href', to && encode(opened(page.state, to.id)));
  }
}
