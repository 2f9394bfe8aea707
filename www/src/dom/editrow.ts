// A row of the list of edits: which rule, how sure, what became of what, in its context, and where.

import type { Edits } from '../../../src/wasm';
import { ruleLabel, t, type Page } from '../page';
import { edited } from '../state';
import { encode } from '../url';
import { h } from './h';
import { plainClick } from './links';
import { change } from './popover';
import { langOf, quoted, textNodes } from './text';
import { tabStop } from './windowed';

/** By what the link of an edit is known. */
export const editKey = (id: string, edit: number): string => `edit-${edit}-${id}`;

export const editHead = (page: Page): HTMLElement =>
  h('thead', { role: 'rowgroup', class: 'unseen' }, h('tr', { role: 'row', 'aria-rowindex': 1 },
    ...(['rule', 'status', 'change', 'document'] as const).map((word) => h('th', { role: 'columnheader', scope: 'col' }, t(page, word)))));

export function editRow(page: Page, line: Edits['lines'][number], at: number): HTMLElement {
  const document = page.documents.get(line.id);
  const lang = langOf(document?.script ?? 'mixed', 'found');
  const key = editKey(line.id, line.edit);
  const open = editKey(page.state.doc, page.state.edit) === key;
  const title = document?.fields.title ?? line.id;
  const next = (state: typeof page.state): typeof page.state => edited(state, line.id, line.edit);
  return h('tr', { role: 'row', 'data-at': at },
    h('td', { role: 'cell', class: 'rule-name' }, h('a', { href: encode(next(page.state)), 'data-key': key, tabindex: tabStop(at), 'aria-current': open ? 'true' : null, onclick: plainClick(() => page.go(next)) }, ruleLabel(page, line.rule))),
    h('td', { role: 'cell' }, h('span', { class: `status ${line.status}` }, t(page, line.status))),
    h('td', { role: 'cell', class: 'in-context', lang }, h('span', { class: 'beside' }, ...textNodes(line.left)), change(page, line), h('span', { class: 'beside' }, ...textNodes(line.right))),
    h('td', { role: 'cell', class: 'where', title }, quoted(title, lang)));
}
