// Tables as CSV (RFC 4180) that spreadsheets open as they are: UTF-8 with a byte order mark, lines that end as theirs do, and no
// cell that they would take for a formula. It knows nothing of what the tables hold.

export type Cell = string | number | null | undefined;

/**
 * What a spreadsheet may begin a formula with, full-width forms and white space before it as well
 * (https://owasp.org/www-community/attacks/CSV_Injection).
 */
const FORMULA = /^[\s\0]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** A text that begins like a formula gets an apostrophe before it, which shows that it is text. Numbers stay numbers. */
function cell(value: Cell): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** Rows behind others. */
export const csvRows = (rows: readonly (readonly Cell[])[]): string => rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');

/** The table as one text; or its beginning, with the first of its rows. */
export const csv = (head: readonly string[], rows: readonly (readonly Cell[])[]): string => `\ufeff${csvRows([head, ...rows])}`;
