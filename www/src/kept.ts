// What the browser keeps for a reader of this corpus: queries that were asked, and those that were saved. Local files share
// their storage in some browsers, so every name has the corpus in it; where storage is refused, nothing is kept.

/** Queries that are remembered. */
const MOST = 20;

export interface Saved { readonly name: string; readonly hash: string }

export class Kept {
  private asked: readonly string[];
  private marked: readonly Saved[];

  constructor(private readonly corpus: string, private readonly storage: Pick<Storage, 'getItem' | 'setItem'> | null = store()) {
    this.asked = this.read('history', (value): value is string => typeof value === 'string').slice(0, MOST);
    this.marked = this.read('saved', isSaved);
  }

  /** The queries that were asked, the last first. */
  get history(): readonly string[] { return this.asked; }
  get saved(): readonly Saved[] { return this.marked; }

  remember(query: string): void {
    if (query.trim() === '') return;
    this.asked = [query, ...this.asked.filter((other) => other !== query)].slice(0, MOST);
    this.write('history', this.asked);
  }

  forget(): void {
    this.asked = [];
    this.write('history', this.asked);
  }

  /** Saves an address under a name, or takes it away. */
  flip(name: string, hash: string): void {
    const others = this.marked.filter((other) => other.hash !== hash);
    this.marked = others.length < this.marked.length ? others : [...others, { name, hash }];
    this.write('saved', this.marked);
  }

  private read<T>(what: string, isOne: (value: unknown) => value is T): readonly T[] {
    try {
      const value: unknown = JSON.parse(this.storage?.getItem(this.key(what)) ?? '[]');
      return Array.isArray(value) ? value.filter(isOne) : [];
    } catch {
      return [];
    }
  }

  private write(what: string, value: unknown): void {
    try {
      this.storage?.setItem(this.key(what), JSON.stringify(value));
    } catch {
      // Full or forbidden: it is then kept until the page is closed.
    }
  }

  private key(what: string): string {
    return `jiaokan.${this.corpus.slice(0, 16)}.${what}`;
  }
}

const isSaved = (value: unknown): value is Saved =>
  typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string' && 'hash' in value && typeof value.hash === 'string';

function store(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
