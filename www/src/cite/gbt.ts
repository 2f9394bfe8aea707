// Citations by GB/T 7714, of 2025 and of 2015: the same parts, other marks. Checked against the published CSL styles of both
// editions. What is not known is left out, with the mark that would stand by it.

import type { Work } from './work';

export type Edition = 2025 | 2015;

/** Names that are given; of more, the first three and 等. */
const NAMED = 3;

interface Style { comma: string; bracket(text: string): string; name(name: string): string }

const STYLES: Record<Edition, Style> = {
  2025: { comma: '，', bracket: (text) => `（${text}）`, name: (name) => name },
  // Names in Latin letters stand in capitals.
  2015: { comma: ', ', bracket: (text) => `(${text})`, name: (name) => name.toUpperCase() },
};

/** With a full stop at its end, but not two. */
const ended = (text: string): string => (text === '' || /[.．]$/.test(text) ? text : `${text}.`);
const spaced = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

function names(work: Work, style: Style): string {
  const given = work.authors.slice(0, NAMED).map(style.name);
  return ended([...given, ...(work.authors.length > NAMED ? ['等'] : [])].join(style.comma));
}

/** The title as printed; what stands in brackets at its end is other information on it, in the brackets of the style. */
function title(work: Work, style: Style, type: string): string {
  const [, main = '', other = ''] = /^(.*\S)（([^（）]+)）$/s.exec(work.title) ?? [];
  const printed = other === '' ? work.title || '〔无题〕' : main + style.bracket(other);
  return `${printed}[${type}].`;
}

function newspaper(work: Work, style: Style): string {
  const issue = [work.container, work.date].filter((part) => part !== '').join(style.comma);
  return spaced([names(work, style), title(work, style, 'N'), ended(issue + (work.page === '' ? '' : style.bracket(work.page)))]);
}

function web(work: Work, style: Style): string {
  const days = (work.date === '' ? '' : style.bracket(work.date)) + `[${work.accessed}].`;
  return spaced([names(work, style), title(work, style, 'EB/OL'), days, work.url]);
}

function corpus(work: Work, style: Style, edition: Edition): string {
  const year = work.date === '' ? '' : edition === 2025 ? style.bracket(work.date) : (work.container === '' ? '' : style.comma) + work.date;
  const version = edition === 2025 ? ended(work.version) : '';
  return spaced([names(work, style), title(work, style, 'DS/OL'), version, `${work.container}${year}[${work.accessed}].`, work.url]);
}

/** The citation, as one line. */
export function gbt(work: Work, edition: Edition): string {
  const style = STYLES[edition];
  const line = work.kind === 'newspaper' ? newspaper(work, style) : work.kind === 'web' ? web(work, style) : corpus(work, style, edition);
  return line.replace(/\s+/g, ' ');
}
