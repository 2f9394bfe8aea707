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
  private readonly told = new Map<number, Told>();

  /** Of these cards, which answer the state's query if it has one; `passages` are known already, by the numbers of their documents. */
  constructor(private readonly shelf: Shelf, private readonly items: readonly Item[], private readonly state: State,
    private readonly passages: Map<number, Excerpt>, private readonly signal: AbortSignal) {}

  /** What cards `from` to `from + count` tell, or as many as there are: at once where nothing needs to be asked. */
  of(from: number, count: number): readonly Told[] | Promise<readonly Told[]> {
    const items = this.items.slice(from, from + count);
    const found = items.map(({ number }) => this.told.get(number));
    if (found.every((told) => told !== undefined)) return found;
    return this.state.display === 'found' && this.unknown(items).length === 0 ? this.tell(items, this.texts(items)) : this.ask(items);
  }

  /** The documents whose passages are still to be asked for. */
  private unknown(items: readonly Item[]): number[] {
    return this.state.query.trim() === '' ? [] : items.flatMap(({ number }) => (this.passages.has(number) ? [] : [number]));
  }

  private async ask(items: readonly Item[]): Promise<readonly Told[]> {
    const { query, mode, display } = this.state;
    const unknown = this.unknown(items);
    const excerpts = unknown.length === 0 ? [] : await this.shelf.ask('excerpts', [query, mode, unknown, choice(this.state)], this.signal);
    excerpts.forEach((excerpt, i) => this.passages.set(unknown[i] ?? -1, excerpt));
    const texts = this.texts(items);
    return this.tell(items, display === 'found' ? texts : await this.shelf.ask('convert', [texts, display], this.signal));
  }

  /** Title and passage of each. */
  private texts(items: readonly Item[]): string[] {
    return items.flatMap(({ document, number }) => [document.fields.title ?? '', this.passages.get(number)?.text ?? '']);
  }

  /** `shown`: the same as shown. */
  private tell(items: readonly Item[], shown: readonly string[]): readonly Told[] {
    return items.map(({ number }, i) => {
      const excerpt = this.passages.get(number);
      const told = { title: shown[2 * i] ?? '', excerpt: excerpt ? { ...excerpt, shown: shown[2 * i + 1] ?? '' } : null };
      this.told.set(number, told);
      return told;
    });
  }
}
