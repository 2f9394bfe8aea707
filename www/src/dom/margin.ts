// The margin: notes on proved edits, on lines taken out and on flags, and the number of the edits that get no note. On a
// wide window each note stands beside its line; on a narrow one they follow the text.

import type { EditNote, RemovedNote } from '../notes';
import { ruleLabel, t, type Page, type Reading } from '../page';
import { sides } from '../rows';
import { isWord } from '../words';
import { flagLabel } from './facts';
import { byId, h, refill, type Child } from './h';
import { candidates, certainty, change, why } from './popover';

/** More notes than a reader looks at; the edits beyond can still be pointed at. */
const MOST = 300;
/** Space between two notes, in CSS pixels. */
const GAP = 14;
/** The rule that marks in the text what a flag of the document says: where it has a note, the flag needs none of its own. */
const MARKED_BY: Partial<Record<string, string>> = { truncated: 'cut-off' };

export function drawMargin(page: Page, reading: Reading): void {
  const { notes } = reading.apparatus;
  const shown = page.state.view === 'found' || page.state.view === 'proof';
  const margin = byId('margin');
  margin.hidden = !shown;
  if (!shown) return refill(margin);
  const marked = (flag: string): boolean => notes.some((note) => note.kind === 'edit' && flagOf(reading, note) === flag);
  refill(margin, h('h3', { class: 'unseen' }, t(page, 'apparatus')),
    h('ul', { class: 'notes' }, general(page, reading), ...reading.apparatus.flags.filter((flag) => !marked(flag)).map((flag) => flagNote(page, reading, flag)),
      ...notes.slice(0, MOST).map((note) => (note.kind === 'edit' ? editNote(page, reading, note) : removedNote(page, note)))));
}

/** The flag of the document that this edit marks in the text. */
function flagOf({ view, apparatus }: Reading, note: EditNote): string | null {
  const rule = view.edits_made[note.edit]?.rule;
  return apparatus.flags.find((flag) => MARKED_BY[flag] === rule) ?? null;
}

function editNote(page: Page, reading: Reading, note: EditNote): HTMLElement | null {
  const edit = reading.view.edits_made[note.edit];
  if (!edit) return null;
  const flag = flagOf(reading, note);
  return h('li', { class: 'note', id: `note-${note.number}`, 'data-flag': flag, 'data-beside': `.ref[data-note="${note.number}"]` },
    h('p', { class: 'head' }, h('button', { type: 'button', class: 'to-text', 'data-to': note.number, title: t(page, 'backToText') }, `${note.number} ${ruleLabel(page, edit.rule)}`), ' ', certainty(page, edit)),
    change(page, sides(reading.view, edit)), why(page, reading.view, edit), flag && h('p', {}, flagWords(page, flag)), candidates(page, edit));
}

function removedNote(page: Page, note: RemovedNote): HTMLElement {
  return h('li', { class: 'note', 'data-beside': `[data-row="${note.row}"]` },
    h('p', { class: 'head' }, h('b', {}, note.rules.map(({ name }) => ruleLabel(page, name)).join(t(page, 'elsewhereJoin')))),
    h('p', {}, t(page, 'removedNote', { n: note.lines })));
}

function flagNote(page: Page, { view }: Reading, flag: string): HTMLElement {
  const beside = flag === 'truncated' ? `[data-line="${view.lines.length - 1}"]` : '';
  return h('li', { class: 'note flagged-note', 'data-flag': flag, 'data-beside': beside },
    h('p', { class: 'head' }, h('b', {}, flagLabel(page, flag))), h('p', {}, flagWords(page, flag)));
}

function flagWords(page: Page, flag: string): string {
  const word = `${flag}Note`;
  return t(page, isWord(word) ? word : 'flagNote');
}

/** What is not noted one by one, and what is switched off. */
function general(page: Page, { view, apparatus }: Reading): HTMLElement | null {
  const list = apparatus.counted.map(({ name, count }) => t(page, 'elsewhereCount', { n: count, rule: ruleLabel(page, name) })).join(t(page, 'elsewhereJoin'));
  const off = page.state.off.map((name) => ruleLabel(page, name)).join(t(page, 'elsewhereJoin'));
  const said: Child[] = [
    list !== '' && h('p', {}, t(page, 'elsewhere', { list })),
    view.edits_made.length === 0 && h('p', {}, t(page, 'noEdits')),
    off !== '' && h('p', { class: 'rules-off' }, t(page, 'rulesOff', { list: off })),
  ];
  return said.some(Boolean) ? h('li', { class: 'note general' }, ...said) : null;
}

/** Puts each note beside what it is about, or under the note before where that reaches further. */
export function alignNotes(article: HTMLElement, wide: boolean): void {
  const margin = byId('margin');
  const notes = [...margin.querySelectorAll<HTMLElement>('.note')];
  if (!wide || margin.hidden) {
    for (const note of notes) note.style.removeProperty('top');
    margin.style.removeProperty('min-block-size');
    return;
  }
  // Read everything first, then write: one layout for all.
  const top = margin.getBoundingClientRect().top;
  const wanted = notes.map((note) => {
    const beside = note.dataset['beside'] ? article.querySelector(note.dataset['beside']) : null;
    return { note, at: beside ? Math.max(0, beside.getBoundingClientRect().top - top - 4) : 0, height: note.offsetHeight };
  });
  wanted.sort((a, b) => a.at - b.at);
  let free = 0;
  for (const { note, at, height } of wanted) {
    const place = Math.max(at, free);
    note.style.setProperty('top', `${place}px`);
    free = place + height + GAP;
  }
  margin.style.setProperty('min-block-size', `${free}px`);
}
