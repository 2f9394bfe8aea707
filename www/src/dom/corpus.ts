// What its makers say of the corpus, as the page has it in its head; and where the page is, if others can go there.

import type { Corpus } from '../cite/work';
import { byId } from './h';

const said = (name: string): string => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';

/** The address of the page where it is one on the web; a file or a server on this machine is none. */
function address(): string {
  const { protocol, hostname, origin, pathname } = location;
  return /^https?:$/.test(protocol) && !/^(localhost|127\..*|\[::1\])$/.test(hostname) ? origin + pathname : '';
}

export const corpusOf = (sha256: string): Corpus => ({
  name: byId('corpus-name').textContent, author: said('DC.creator'), publisher: said('DC.publisher'), year: said('DC.date'),
  version: said('DC.hasVersion'), url: said('DC.identifier') || address(), sha256,
});
