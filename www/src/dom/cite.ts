// The dialog that gives citations: of the open document, or of a passage in it, and of the corpus; each to be copied.

import type { Fields } from '../../../src/wasm';
import { bibtex } from '../cite/bibtex';
import { csl } from '../cite/csl';
import { gbt } from '../cite/gbt';
import { locator } from '../cite/locator';
import { corpusWork, workOf, type Work } from '../cite/work';
import { day } from '../export/about';
import { t, type Page, type Reading } from '../page';
import type { Display } from '../state';
import { copyText } from './clipboard';
import { choices } from './controls';
import { corpusOf } from './corpus';
import { dialog } from './dialog';
import { h, type Child } from './h';
import { quoted } from './text';
import type { Selected } from './places';

const box = dialog('cite');
const SCRIPTS = choices<Display>('cite-script', (display) => reopen(display));
let reopen: (display: Display) => void = () => undefined;

/** Shows the citations of a document or of a passage in it, in the script in which the text is shown. */
export function openCite(page: Page, reading: Reading, passage: Selected | null, display = page.state.display): void {
  reopen = (other) => openCite(page, reading, passage, other);
  void inScript(page, reading.view.fields, display).then((fields) => {
    const today = day(new Date());
    const corpus = corpusOf(page.info.sha256);
    const place = locator(corpus, reading.view, passage && passage.clean[0] < passage.clean[1] ? passage.clean : null);
    const script = display === 'found' ? reading.view.script : display;
    const work = workOf({ ...reading.view, fields, script }, today, place);
    const forms: Child[] = [
      passage && form(page, work.language, t(page, 'quotation'), `“${passage.text}”`, gbt(work, 2025), place),
      ...documentForms(page, work, place),
      h('h3', { class: 'of' }, t(page, 'citeCorpus')), ...documentForms(page, corpusWork(corpus, today), ''),
    ];
    SCRIPTS.show(t(page, 'citeScript'), [
      { value: 'found', label: t(page, 'displayFound'), title: t(page, 'displayFoundTitle') }, { value: 'hans', label: t(page, 'displayHans') }, { value: 'hant', label: t(page, 'displayHant') },
    ], display);
    box.show(page, t(page, passage ? 'citePassage' : 'citeDocument'), h('p', { class: 'note-line' }, t(page, 'citeNote'), ' ', SCRIPTS.element), ...forms);
  });
}

/** What stands under a text on paper. */
export function printedCitation(page: Page, { view }: Reading): HTMLElement {
  const place = locator(corpusOf(page.info.sha256), view, null);
  const work = workOf(view, day(new Date()), place);
  return h('p', { class: 'on-paper' }, quoted(gbt(work, 2025), work.language), ' ', place);
}

/** The fields with their names and titles converted, where the reader wants that. */
async function inScript(page: Page, fields: Fields, display: Display): Promise<Fields> {
  if (display === 'found') return fields;
  const { title = '', author = '', source = '', site = '', edition } = fields;
  const [a = '', b = '', c = '', d = '', e = ''] = await page.ask('convert', [[title, author, source, site, edition?.paper ?? ''], display]);
  const known = Object.entries({ title: a, author: b, source: c, site: d }).filter(([, value]) => value !== '');
  return { ...fields, ...Object.fromEntries(known), ...(edition && { edition: { ...edition, paper: e } }) };
}

const documentForms = (page: Page, work: Work, place: string): HTMLElement[] => [
  form(page, work.language, 'GB/T 7714—2025', gbt(work, 2025), place), form(page, work.language, 'GB/T 7714—2015', gbt(work, 2015), place),
  form(page, work.language, 'BibTeX', bibtex(work)), form(page, work.language, 'CSL-JSON', csl(work)),
];

/** One form: its parts stand on lines of their own, and are copied as one text. */
function form(page: Page, lang: string, name: string, ...parts: string[]): HTMLElement {
  const shown = parts.filter((part) => part !== '');
  const label = t(page, 'copyNamed', { name });
  const button = h('button', { type: 'button', class: 'quiet', 'aria-label': label, onclick: () => {
    void copyText(shown.join(' ')).then((copied) => { button.textContent = t(page, copied ? 'copiedShort' : 'copyFailed'); });
  } }, t(page, 'copy'));
  const isCode = shown.length === 1 && /^[@[]/.test(shown[0] ?? '');
  return h('section', { class: 'cited-form', 'data-form': name }, h('h3', {}, name), button,
    ...shown.map((part) => (isCode ? h('pre', { tabindex: 0, 'aria-label': name }, part) : h('p', { class: 'cited' }, quoted(part, lang)))));
}
