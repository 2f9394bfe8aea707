// What a card tells beside what is known of its document: the title as shown, and the passage that shows best why the document
// answers. Of a long list it is asked for only where the list comes into sight, and once. Knows neither the document nor the
// address.

import type { Excerpt } from '../../src/wasm';
import { choice } from './answers';
import type { Item } from './facets';
import type { Shelf } from './shelf';
import type { State } from './state';

export interface Told {
  readonly title: string;
  /** null where nothing was searched. */
  readonly excerpt: (Excerpt & { readonly shown: string }) | null;
}

export class Telling {
  private readonly known: Told[] = [];

  /** Of these cards, which answer the state's query if it has one. */
  constructor(private readonly shelf: Shelf, private readonly items: readonly Item[], private readonly state: State, private readonly signal: AbortSignal) {}

  /** What cards `from` to `from + count` tell, or as many as there are: at once where nothing needs to be asked. */
  of(from: number, count: number): readonly Told[] | Promise<readonly Told[]> {
    const items = this.items.slice(from, from + count);
    if (items.every((_, i) => this.known[from + i])) return this.known.slice(from, from + items.length);
    const { query, display } = this.state;
    if (query.trim() === '' && display === 'found') return items.map(({ document }) => ({ title: document.fields.title ?? '', excerpt: null }));
    return this.ask(from, items);
  }

  private async ask(from: number, items: readonly Item[]): Promise<readonly Told[]> {
    const { query, mode, display } = this.state;
    const excerpts = query.trim() === '' ? [] : await this.shelf.ask('excerpts', [query, mode, items.map(({ number }) => number), choice(this.state)], this.signal);
    const texts = items.flatMap(({ document }, i) => [document.fields.title ?? '', excerpts[i]?.text ?? '']);
    const shown = display === 'found' ? texts : await this.shelf.ask('convert', [texts, display], this.signal);
    const told = items.map((_, i): Told => {
      const excerpt = excerpts[i];
      return { title: shown[2 * i] ?? '', excerpt: excerpt ? { ...excerpt, shown: shown[2 * i + 1] ?? '' } : null };
    });
    told.forEach((one, i) => { this.known[from + i] = one; });
    return told;
  }
}
