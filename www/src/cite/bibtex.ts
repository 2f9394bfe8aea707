// Citations as BibTeX, readable by BibTeX and biblatex alike. A date that is partly known has no year and stands in the note.

import type { Work } from './work';

const TYPES = { newspaper: 'article', web: 'misc', corpus: 'misc' } as const;

/** What TeX would take for a command. Braces are named: BibTeX counts them, even behind a backslash. */
const NAMED: Readonly<Record<string, string>> = {
  '\\': '{\\textbackslash}', '{': '{\\textbraceleft}', '}': '{\\textbraceright}', '~': '{\\textasciitilde}', '^': '{\\textasciicircum}',
};
const escaped = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\{}~^]/g, (sign) => NAMED[sign] ?? sign).replace(/[#$%&_]/g, '\\$&');

/** A name that holds a comma or a space of another kind would be taken apart. */
const name = (text: string): string => (/,|\band\b|\p{Script=Han}.*\s/u.test(text) ? `{${escaped(text)}}` : escaped(text));

export function bibtex(work: Work): string {
  const isDay = /^\d{4}/.test(work.date);
  const note = [isDay ? '' : work.date, work.version, work.locator].filter((part) => part !== '').join('; ');
  const fields: [string, string][] = [
    ['author', work.authors.map(name).join(' and ')],
    ['title', work.title === '' ? '' : `{${escaped(work.title)}}`],
    [work.kind === 'newspaper' ? 'journal' : work.kind === 'web' ? 'organization' : 'publisher', escaped(work.container)],
    ['date', isDay ? work.date : ''],
    ['year', isDay ? work.date.slice(0, 4) : ''],
    ['pages', escaped(work.page)],
    ['url', work.url],
    ['urldate', work.kind === 'newspaper' ? '' : work.accessed],
    ['note', escaped(note)],
    ['langid', 'chinese'],
  ];
  const key = work.id.replace(/[^\w.-]+/g, '-');
  const lines = fields.filter(([, value]) => value !== '').map(([field, value]) => `  ${field} = {${value}},\n`);
  return `@${TYPES[work.kind]}{${key},\n${lines.join('')}}`;
}
