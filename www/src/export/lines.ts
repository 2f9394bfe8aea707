// Hits in their contexts as a table: a row a line, as they are sorted in the page.

import type { Kwic, Summary } from '../../../src/wasm';
import { ABOUT_COLUMNS, aboutCells, type About } from './about';
import { csv, csvRows } from './csv';

const COLUMNS = ['id', 'title', 'source', 'published', 'line', 'left', 'node', 'right'] as const;

export const linesHead = (): string => csv([...COLUMNS, ...ABOUT_COLUMNS], []);

/** Rows of some lines; of a document that is not in the list only the id is known. */
export const linesRows = (lines: Kwic['lines'], documents: ReadonlyMap<string, Summary>, from: About): string =>
  csvRows(lines.map(({ id, line, left, node, right }) => {
    const fields = documents.get(id)?.fields;
    return [id, fields?.title, fields?.source, fields?.published, line + 1, left, node, right, ...aboutCells(from)];
  }));
