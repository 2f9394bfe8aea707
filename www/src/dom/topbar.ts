// The bar on top: what the corpus is, the search box, and how the page is shown. It is made once and only relabelled, so
// that typing, focus and composition in the box are never disturbed.

import type { Mode } from '../../../src/wasm';
import type { Kept } from '../kept';
import { t, type Page } from '../page';
import { DISPLAYS, LANGS, MODES, START, searched, type Display, type Lang } from '../state';
import { choices } from './controls';
import { byId, set, write } from './h';
import { look, LOOKS, setLook, type LookValue } from './looks';
import { queries } from './queries';

const MODE_WORDS = {
  auto: ['modeAuto', 'modeAutoTitle'], script: ['modeScript', 'modeScriptTitle'],
  exact: ['modeExact', 'modeExactTitle'], verbatim: ['modeVerbatim', 'modeVerbatimTitle'],
} as const;
const DISPLAY_WORDS = {
  found: ['displayFound', 'displayFoundTitle'], hans: ['displayHans', 'displayHansTitle'], hant: ['displayHant', 'displayHantTitle'],
} as const;
const THEME_WORDS = { auto: 'themeAuto', light: 'themeLight', dark: 'themeDark' } as const;
const THEME_SIGNS = { auto: '◐', light: '○', dark: '●' } as const;

export interface TopBar {
  draw(page: Page): void;
  focusSearch(): void;
  /** Closes what is unfolded under the search box; whether something was. */
  leave(): boolean;
}

/** What is `kept` is offered under the search box. */
export function topBar(openKeys: () => void, kept: Kept): TopBar {
  let page: Page | null = null;
  const box = byId<HTMLInputElement>('query');
  const modes = choices<Mode>('mode', (mode) => page?.go((state) => searched(state, state.query, mode)));
  const displays = choices<Display>('display', (display) => page?.go((state) => ({ ...state, display })));
  const languages = choices<Lang>('language', (lang) => page?.go((state) => ({ ...state, lang }), 'replace'));
  const lights = choices<LookValue<'theme'>>('theme', (value) => setLook('theme', value));
  byId('search').append(modes.element);
  byId('tools').prepend(displays.element, languages.element, lights.element);
  byId('keys-button').addEventListener('click', openKeys);
  searchBox(box, () => page);
  const help = queries(kept, (query) => {
    box.value = query;
    page?.go((state) => searched(state, query));
    kept.remember(query);
    box.focus();
  });

  return {
    draw(next) {
      // What the reader is typing may be ahead of the state; only a query that came from elsewhere goes into the box.
      if (page?.state.query !== next.state.query && box.value !== next.state.query) box.value = next.state.query;
      page = next;
      brand(page);
      modes.show(t(page, 'mode'), MODES.map((value) => labelled(next, value, MODE_WORDS[value])), page.state.mode);
      displays.show(t(page, 'display'), DISPLAYS.map((value) => labelled(next, value, DISPLAY_WORDS[value])), page.state.display);
      languages.show(t(page, 'language'), LANGS.map((value) => ({ value, label: value === 'zh' ? '中' : 'EN', title: value === 'zh' ? '中文' : 'English' })), page.lang);
      lights.show(t(page, 'theme'), LOOKS.theme.map((value) => ({ value, label: THEME_SIGNS[value], title: t(next, THEME_WORDS[value]) })), look('theme'));
      words(page, box);
      fault(page, box);
      help.draw(page);
    },
    focusSearch() {
      box.focus();
      box.select();
    },
    leave: () => help.close(),
  };
}

const labelled = <T extends string>(page: Page, value: T, [label, title]: readonly [Parameters<typeof t>[1], Parameters<typeof t>[1]]): { value: T; label: string; title: string } =>
  ({ value, label: t(page, label), title: t(page, title) });

function brand(page: Page): void {
  const { info, totals } = page;
  const edits = totals.edits.reduce((sum, { count }) => sum + count, 0);
  write(byId('corpus-counts'), info.documents.length < info.total ? t(page, 'documentCount', { n: info.total })
    : t(page, 'corpusCounts', { docs: info.total, chars: totals.chars, edits }));
  set(byId('brand'), 'href', '#');
  set(byId('brand'), 'title', t(page, 'about'));
}

function words(page: Page, box: HTMLInputElement): void {
  set(box, 'aria-label', t(page, 'search'));
  set(box, 'placeholder', t(page, 'searchHint'));
  write(byId('skip'), t(page, 'skip'));
  set(byId('keys-button'), 'aria-label', t(page, 'keys'));
  set(byId('keys-button'), 'title', t(page, 'keys'));
  set(byId('clear'), 'aria-label', t(page, 'clear'));
  byId('clear').hidden = page.state.query === '';
}

/** What is wrong with the query, with a mark under the character at which the trouble starts. */
function fault(page: Page, box: HTMLInputElement): void {
  const place = byId('query-error');
  const error = page.queryError;
  set(box, 'aria-invalid', error ? 'true' : null);
  set(box, 'aria-describedby', error ? 'query-error' : null);
  place.hidden = error === null;
  place.replaceChildren();
  if (!error) return;
  const { query } = page.state;
  const here = String.fromCodePoint(query.codePointAt(error.at) ?? 0x20);
  const shown = document.createElement('code');
  const point = document.createElement('em');
  point.textContent = here;
  shown.append(query.slice(0, error.at), point, query.slice(error.at + here.length));
  place.append(t(page, 'queryError', { at: [...query.slice(0, error.at)].length + 1, message: error[page.lang] }), shown);
}

/** Typing searches at once, for a search that is overtaken is not begun; while an input method composes, nothing is searched. */
function searchBox(box: HTMLInputElement, page: () => Page | null): void {
  let composing = false;
  const search = (): void => {
    const now = page();
    if (!now || composing || box.value === now.state.query) return;
    // The first letter is a step of the history; those behind it are not.
    now.go((state) => searched(state, box.value), now.state.query === START.query ? 'push' : 'replace');
  };
  box.addEventListener('compositionstart', () => { composing = true; });
  box.addEventListener('compositionend', () => { composing = false; search(); });
  box.addEventListener('input', (event) => {
    if (!composing && !(event as InputEvent).isComposing) search();
  });
  byId('search').addEventListener('submit', (event) => { event.preventDefault(); search(); });
  byId('clear').addEventListener('click', () => { box.value = ''; search(); box.focus(); });
}
