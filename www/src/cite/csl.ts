// Citations as CSL-JSON, which Zotero and pandoc read. Chinese names stay whole: where the family name ends is not guessed.

import type { Work } from './work';

const TYPES = { newspaper: 'article-newspaper', web: 'webpage', corpus: 'dataset' } as const;

/** A date in parts; one that is partly known, as it stands. */
const dated = (edtf: string): object => (/^\d{4}(-\d\d)*$/.test(edtf) ? { 'date-parts': [edtf.split('-').map(Number)] } : { literal: edtf });

export function csl(work: Work): string {
  const item: Record<string, unknown> = {
    id: work.id,
    type: TYPES[work.kind],
    author: work.authors.length === 0 ? '' : work.authors.map((literal) => ({ literal })),
    title: work.title,
    [work.kind === 'corpus' ? 'publisher' : 'container-title']: work.container,
    issued: work.date && dated(work.date),
    page: work.page,
    version: work.version,
    URL: work.url,
    accessed: work.kind === 'newspaper' ? '' : dated(work.accessed),
    language: work.language,
    note: work.locator,
  };
  return JSON.stringify([Object.fromEntries(Object.entries(item).filter(([, value]) => value !== ''))], null, 2);
}
