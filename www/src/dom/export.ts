// The dialog that exports: the open document, the present results or the whole corpus, in one of the formats.

import { LineSource } from '../concordance';
import { about, type About } from '../export/about';
import { fileName, FORMAT_NAMES, FORMATS, type FormatName } from '../export/formats';
import { linesHead, linesRows } from '../export/lines';
import { messageOf, t, type Page } from '../page';
import { isNarrowed } from '../state';
import { choices } from './controls';
import { dialog } from './dialog';
import { byId, h } from './h';
import { progress, type Progress } from './progress';
import { openFile } from './save';
import { view } from '../view';

type Scope = 'document' | 'results' | 'lines' | 'corpus';
const SCOPE_WORDS = { document: 'exportDocument', results: 'exportResults', lines: 'lines', corpus: 'exportCorpus' } as const;
/** Lines written at once. */
const WINDOW = 400;
const FORMAT_WORDS = { text: ['formatText', 'formatTextTitle'], jsonl: ['formatJsonl', 'formatJsonlTitle'], csv: ['formatCsv', 'formatCsvTitle'], apparatus: ['formatApparatus', 'formatApparatusTitle'] } as const;

const box = dialog('export');
const scopes = choices<Scope>('export-scope', (value) => show(value, format));
const formats = choices<FormatName>('export-format', (value) => show(scope, value));
let [scope, format]: [Scope, FormatName] = ['document', 'text'];
let page: Page | null = null;

/** Opens the dialog for what is in the page now. */
export function openExport(now: Page, what: Scope | null = null): void {
  page = now;
  const tab = now.state.tab === 'lines' && now.results ? 'lines' : null;
  show(what ?? tab ?? (hasAnswer(now) ? 'results' : 'corpus'), format);
}

const hasAnswer = ({ results, state }: Page): boolean => results !== null || isNarrowed(state);
const OFFERED: Readonly<Record<Scope, (page: Page) => boolean>> = {
  document: ({ reading }) => reading !== null, results: hasAnswer, lines: ({ results }) => results !== null, corpus: () => true,
};

function show(chosen: Scope, as: FormatName): void {
  if (!page) return;
  const now = page;
  [scope, format] = [chosen, as];
  const isTable = scope === 'lines';
  const offered = (['document', 'results', 'lines', 'corpus'] as const).filter((one) => OFFERED[one](now));
  scopes.show(t(now, 'exportWhat'), offered.map((value) => ({ value, label: t(now, SCOPE_WORDS[value]) })), scope);
  formats.show(t(now, 'exportAs'), FORMAT_NAMES.map((value) => ({ value, label: t(now, FORMAT_WORDS[value][0]) })), format);
  box.show(now, t(now, 'export'),
    h('div', { class: 'field' }, h('span', { 'aria-hidden': 'true' }, t(now, 'exportWhat')), scopes.element),
    !isTable && h('div', { class: 'field' }, h('span', { 'aria-hidden': 'true' }, t(now, 'exportAs')), formats.element),
    h('p', { class: 'note-line' }, t(now, isTable ? 'exportLinesTitle' : FORMAT_WORDS[format][1]), ' ', t(now, 'exportNote')),
    h('p', {}, h('button', { type: 'button', class: 'strong', 'data-key': 'export-save', 'data-act': 'save', onclick: () => void save(now) }, isTable ? t(now, 'exportSaveLines') : t(now, 'exportSave', { n: ids(now).length }))));
}

/** Ids of what is exported, with the hits in each. */
function ids({ state, reading, cards, info }: Page): { id: string; hits: number }[] {
  if (scope === 'document') return reading ? [{ id: state.doc, hits: reading.hits.length }] : [];
  const hits = new Map(cards.map((card) => [card.document.id, card.hits]));
  return (scope === 'results' ? cards.map(({ document }) => document) : info.documents).map(({ id }) => ({ id, hits: hits.get(id) ?? 0 }));
}

async function save(now: Page): Promise<void> {
  const form = scope === 'lines' ? FORMATS.csv : FORMATS[format];
  const from = about(byId('corpus-name').textContent, now.info, now.state, new Date());
  const file = await openFile(fileName(from, scope === 'document' ? now.state.doc : t(now, SCOPE_WORDS[scope]), form), form.type);
  if (!file) return;
  const work = progress(now);
  box.element.addEventListener('close', work.stop, { once: true });
  box.show(now, t(now, 'export'), work.element);
  try {
    for await (const piece of scope === 'lines' ? lines(now, from, work) : documents(now, from, work)) await file.write(piece);
    await file.close();
    now.tell(t(now, 'exported'));
  } catch (failure) {
    await file.drop();
    if (!work.signal.aborted) now.tell(t(now, 'failed', { message: messageOf(now, failure) }));
  } finally {
    box.close();
  }
}

async function* documents(now: Page, from: About, work: Progress): AsyncGenerator<string> {
  const [list, form, { off }] = [ids(now), FORMATS[format], now.state];
  yield form.begin(from);
  for (const [done, { id, hits }] of list.entries()) {
    work.show(done, list.length, t(now, 'doneOf', { n: done, all: list.length }));
    yield form.document(view(await now.ask('document', [id, off], work.signal)), hits, from);
  }
}

async function* lines(now: Page, from: About, work: Progress): AsyncGenerator<string> {
  const source = new LineSource(now.ask, now, work.signal);
  const { sampled } = await source.summary();
  yield linesHead();
  for (let at = 0; at < sampled; at += WINDOW) {
    work.show(at, sampled, t(now, 'doneOf', { n: at, all: sampled }));
    yield linesRows(await source.lines(at, WINDOW), now.documents, from);
  }
}
