// Dates as the text gave them (EDTF), said in words of either language. What is not known is said, not guessed.

import type { Lang } from './state';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * A date in words: `2022-04-25T08:12` → `2022-04-25 08:12`; `XXXX-03-05` → `3月5日（年份不详）`, `5 Mar (year unknown)`;
 * `2020-XX` → `2020年（月份不详）`. One that is only likely, `2020-04-03?`, and what is not EDTF are given back as they are.
 */
export function dateInWords(edtf: string, lang: Lang): string {
  const match = /^([\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?(?:T(\d{2}:\d{2})(?::\d{2})?)?$/.exec(edtf);
  if (!match) return edtf;
  const [, year = '', month = '', day = '', time = ''] = match;
  if (!edtf.includes('X')) return [[year, month, day].filter((part) => part !== '').join('-'), time].filter((part) => part !== '').join(' ');
  return lang === 'zh' ? partlyZh(year, month, day) : partlyEn(year, month, day);
}

const known = (part: string): boolean => part !== '' && !part.includes('X');

function partlyZh(year: string, month: string, day: string): string {
  const said = [known(year) ? `${year}年` : '', known(month) ? `${Number(month)}月` : '', known(day) ? `${Number(day)}日` : ''].join('');
  const missing = [known(year) ? '' : '年份', month === '' || known(month) ? '' : '月份', day === '' || known(day) ? '' : '日'];
  const absent = missing.filter((part) => part !== '').join('、');
  return said === '' ? '日期不详' : `${said}（${absent}不详）`;
}

function partlyEn(year: string, month: string, day: string): string {
  const parts = [known(day) ? String(Number(day)) : '', known(month) ? (MONTHS[Number(month) - 1] ?? month) : '', known(year) ? year : ''];
  const said = parts.filter((part) => part !== '').join(' ');
  const missing = [known(year) ? '' : 'year', month === '' || known(month) ? '' : 'month', day === '' || known(day) ? '' : 'day'];
  const absent = missing.filter((part) => part !== '').join(', ');
  return said === '' ? 'date unknown' : `${said} (${absent} unknown)`;
}
