// A small document for the tests: one reading, one slip, one line taken out, one space at a line's end.

import type { Range, View as Given } from '../../src/wasm';
import type { Edit, View } from '../src/view';

const edit = (rule: string, raw: Range, clean: Range, status: Edit['status']): Edit => ({ rule, raw, clean, status, evidence: 0 });

//           0123 45678901234567 8901234 567890123 4
const raw = '首页>\n社區(qū)在一起?!?/p>\n第二段落 \n版權所有\n';
const clean = '社區在一起。”\n第二段落';

export const view: View = {
  id: 'a', fields: { breadcrumb: [], related: [] }, script: 'hant', flags: ['truncated'], chars: 9, edits: {}, encoding: 'UTF-8', sha256: '',
  raw, clean,
  lines: [{ kind: 'paragraph', raw: [4, 19], clean: [0, 7] }, { kind: 'paragraph', raw: [20, 25], clean: [8, 12] }],
  removed: [{ rule: 'menu', text: '首页>', raw: [0, 3] }, { rule: 'rights', text: '版權所有', raw: [26, 30] }],
  edits_made: [
    edit('menu', [0, 4], [0, 0], 'plain'),
    edit('reading', [6, 10], [2, 2], 'plain'),
    edit('slip', [13, 19], [5, 7], 'verified'),
    edit('space', [24, 25], [12, 12], 'plain'),
    edit('rights', [26, 31], [12, 12], 'plain'),
  ],
  evidence: [{ zh: '如前', en: 'as before' }],
};

const rules_made = [...new Set(view.edits_made.map(({ rule }) => rule))];

/** The same as the module gives it. */
export const given: Given = {
  ...view, rules_made, candidates: [],
  edits_made: Uint32Array.from(view.edits_made.flatMap(({ rule, raw, clean, status, evidence }) => [...raw, ...clean, rules_made.indexOf(rule), status === 'verified' ? 0 : 3, evidence])),
};
