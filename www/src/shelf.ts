// Brings what the module needs before it can answer, when the corpus is not whole in the page: a shard is a script of the
// page's own that calls back with the bytes, for that is what a browser loads from a server and from a disk alike. The
// module says what is needed; a corpus that is whole never needs anything, and goes the same way.

import { Stale, type Answer, type Arguments, type Ask, type Found, type Name } from './rpc';
import type { Choice, Mode } from '../../src/wasm';

/** Gives the bytes of a shard, or fails; `again` says that it failed before. */
export type Load = (name: string, again: boolean) => Promise<Uint8Array>;

/** Shards on their way at the same time: as many as a browser asks of one server at once. */
const AT_ONCE = 6;

/** Shards of the first step, after which what was found is shown; each step is twice as long as the one before. */
const FIRST = 4;

/** Shards of a step when all are brought. */
const MANY = 300;

/** Whether the module judges by the table of language to answer. */
function judges<N extends Name>(name: N, values: Arguments<N>): boolean {
  const off = name === 'document' ? (values as Arguments<'document'>)[1] : name === 'hits' ? (values as Arguments<'hits'>)[3] : [];
  return off.length > 0 || name === 'mentions' || name === 'add';
}

export class Shelf {
  private readonly coming = new Map<string, Promise<void>>();
  private readonly missing = new Set<string>();
  private language: Promise<void> | null = null;
  /** Whether the table of language could not be had before. */
  private languageFailed = false;

  /** `onHand` asks the module as it is. */
  constructor(readonly onHand: Ask, private readonly load: Load) {}

  /** Asks the module when it has all that the question needs. */
  readonly ask: Ask = async (name, values, signal) => {
    await this.prepare(name, values, signal);
    return this.onHand(name, values, signal);
  };

  /** The names of the shards that could not be had, in order. */
  lost: readonly string[] = [];
  /** How many shards came. */
  brought = 0;

  /**
   * What is found, with the passages of the best `count`: in what is on hand before anything is brought, and again after each
   * step of what a query needs; nothing is needed at the end. What is on hand is made ready a little at a time, so that the
   * worker is never busy for long with what may be taken back.
   */
  async *found(query: string, mode: Mode, choice: Choice, count: number, signal: AbortSignal): AsyncGenerator<Found> {
    for (let few = FIRST; ;) {
      const found = await this.onHand('find', [query, mode, choice, count], signal);
      if (!found.found) continue;
      yield found;
      if (found.needed.length === 0) return;
      await this.bring(found.needed.slice(0, few), signal);
      few *= 2;
    }
  }

  /** Brings what a query needs, and makes it ready. */
  private async ready(query: string, mode: Mode, choice?: Choice, signal?: AbortSignal): Promise<void> {
    for (let few = FIRST; ; few *= 2) {
      const needed = await this.onHand('needed', [query, mode, choice], signal);
      while (await this.onHand('prepare', [query, mode, choice], signal) > 0);
      if (needed.length === 0) return;
      await this.bring(needed.slice(0, few), signal);
    }
  }

  /** Brings the catalogue in steps, which `info` then tells of. */
  async *catalogue(signal?: AbortSignal): AsyncGenerator<void> {
    for (let few = 1; ; few *= 4) {
      const needed = await this.onHand('neededToList', [], signal);
      if (needed.length === 0) return;
      await this.bring(needed.slice(0, few), signal);
      yield;
    }
  }

  /** Brings all texts, in steps. */
  async *everything(): AsyncGenerator<void> {
    for (;;) {
      const needed = await this.onHand('neededForAll', []);
      if (needed.length === 0) return;
      await this.bring(needed.slice(0, MANY));
      yield;
    }
  }

  /** Tries again to bring what could not be had. */
  retry(): Promise<void> {
    return this.bring(this.lost);
  }

  /** Lends the module the table of language, if it has none. What cannot be had now is tried again the next time. */
  private lendLanguage(): Promise<void> {
    const lend = async (): Promise<void> => {
      const name = await this.onHand('neededForLanguage', []);
      if (name !== undefined) await this.onHand('lend', [name, await this.load(name, this.languageFailed)]);
    };
    this.language ??= lend().catch((failure: unknown) => {
      [this.language, this.languageFailed] = [null, true];
      throw failure;
    });
    return this.language;
  }

  private async prepare<N extends Name>(name: N, values: Arguments<N>, signal?: AbortSignal): Promise<void> {
    if (judges(name, values)) await this.lendLanguage();
    if (name === 'search' || name === 'kwic') {
      const [query, mode] = values as Arguments<'search' | 'kwic'>;
      const choice = name === 'search' ? (values as Arguments<'search'>)[2] : (values as Arguments<'kwic'>)[3];
      await this.ready(query, mode, choice, signal);
    } else if (name === 'document' || name === 'hits') {
      const id = name === 'document' ? (values as Arguments<'document'>)[0] : (values as Arguments<'hits'>)[2];
      const needed: Answer<'neededToRead'> = await this.onHand('neededToRead', [id], signal);
      if (needed !== undefined) await this.bring([needed], signal);
    }
  }

  /** Brings shards, a few at a time. What was taken back stops where it is; what is on its way is kept when it comes. */
  private async bring(names: readonly string[], signal?: AbortSignal): Promise<void> {
    const waiting = [...names];
    const next = async (): Promise<void> => {
      for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
        if (signal?.aborted) throw new Stale();
        await this.one(name);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
  }

  /** Brings one shard; a question that comes while it is on its way waits for the same. */
  private one(name: string): Promise<void> {
    const coming = this.coming.get(name) ?? this.fetched(name).finally(() => this.coming.delete(name));
    this.coming.set(name, coming);
    return coming;
  }

  private async fetched(name: string): Promise<void> {
    try {
      await this.onHand('take', [name, await this.load(name, this.missing.has(name))]);
      this.missing.delete(name);
      this.brought += 1;
    } catch {
      // It did not come, or the module refused it: its bytes are not those that its name says.
      this.missing.add(name);
      await this.onHand('lose', [name]);
    }
    if (this.missing.size > 0 || this.lost.length > 0) this.lost = [...this.missing].sort();
  }
}
