// What the page asks of the worker, and how both say it: a request carries a number, the answer the same number. A request
// that nobody waits for any more can be taken back before its turn comes.

import type { Choice, Concordance, Edits, Excerpt, Form, Given, Hit, Info, Kwic, Listing, Mention, Mode, Results, Rule, Summary, View } from '../../src/wasm';

/** The calls of the module, by name; all take and give plain data. */
export interface Calls {
  info(): Info;
  rules(): Rule[];
  /** The shards that must be brought before a query is answered from all documents, before one can be read, before
   * `info` tells of all, before `edits` and `mentions` do. Of a corpus that is whole, none. */
  needed(query: string, mode: Mode, choice?: Choice): string[];
  neededToRead(id: string): string | undefined;
  neededToList(): string[];
  neededForAll(): string[];
  take(name: string, bytes: Uint8Array): void;
  lose(name: string): void;
  /** The shard with the table of language, if that must be lent to the module before it cleans or lists names. */
  neededForLanguage(): string | undefined;
  lend(name: string, bytes: Uint8Array): void;
  /** What a list says of documents that answered. */
  summaries(numbers: readonly number[]): Summary[];
  document(id: string, off: readonly string[]): View;
  /** The query language, by example. */
  language(): Form[];
  search(query: string, mode: Mode, choice?: Choice): Results;
  /** Makes some of what is on hand ready for a query, or for all; says how many documents are left. */
  prepare(query: string, mode: Mode, choice?: Choice): number;
  prepareAll(): number;
  excerpts(query: string, mode: Mode, numbers: readonly number[], choice?: Choice): Excerpt[];
  /** All of that at once, with the passages of the best `count`: what a key waits for comes by one message. */
  find(query: string, mode: Mode, choice: Choice, count: number): Found;
  kwic(query: string, mode: Mode, lines?: Concordance, choice?: Choice): Kwic;
  hits(query: string, mode: Mode, id: string, off: readonly string[], choice?: Choice): Hit[];
  edits(wanted: Listing): Edits;
  /** What the documents of these ids name, those that are on hand. */
  mentions(ids?: readonly string[]): Mention[];
  convert(pieces: readonly string[], to: 'hans' | 'hant'): string[];
  /** Cleans a source and lays it beside the corpus; gives its id. */
  add(name: string, bytes: Uint8Array, given: Given | null): string;
  /** Cleans one of the added texts again in which lines turned out to recur; gives how many are left. */
  compare(): number;
  /** Takes what was laid beside the corpus into it. */
  adopt(): Info;
  /** Another corpus in the place of this one. */
  exchange(pack: Uint8Array<ArrayBuffer>): Info;
  /** The corpus as a pack; null for the one that is built in. */
  pack(): Uint8Array<ArrayBuffer> | null;
  /** The searched form of a text, which both scripts have in common. */
  folded(text: string): string;
}

/** The shards that must still be brought, and what is found in what is on hand: null where that is not ready yet. */
export interface Found { readonly needed: string[]; readonly found: { readonly results: Results; readonly excerpts: Excerpt[] } | null }

export type Name = keyof Calls;
export type Arguments<N extends Name> = Parameters<Calls[N]>;
export type Answer<N extends Name> = ReturnType<Calls[N]>;

export type Request = { [N in Name]: { id: number; name: N; values: Arguments<N> } }[Name];
export type ToWorker = Request | { cancel: number };
/** `failure` is what the module threw: plain data or an error's message. */
export type FromWorker = { id: number; value: unknown } | { id: number; failure: unknown };

interface Port { postMessage(message: unknown): void; onmessage: ((event: MessageEvent) => void) | null; onerror?: ((event: ErrorEvent) => void) | null }

/** Answers requests with the calls, once those are there, one after the other, so that one taken back in the meantime is never begun. */
export function serve(port: Port, starting: Promise<Calls>): void {
  const waiting = new Map<number, Request>();
  // Those who ask are told why there are none.
  starting.catch(() => undefined);
  const next = async (): Promise<void> => {
    const [request] = waiting.values();
    if (!request) return;
    waiting.delete(request.id);
    port.postMessage(await answer(starting, request));
    if (waiting.size > 0) setTimeout(next, 0);
  };
  port.onmessage = ({ data }: MessageEvent<ToWorker>): void => {
    if ('cancel' in data) {
      waiting.delete(data.cancel);
    } else {
      waiting.set(data.id, data);
      if (waiting.size === 1) setTimeout(next, 0);
    }
  };
}

async function answer(starting: Promise<Calls>, { id, name, values }: Request): Promise<FromWorker> {
  try {
    const calls = await starting;
    const call = calls[name] as (...values: unknown[]) => unknown;
    return { id, value: call.apply(calls, values) };
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : error };
  }
}

/** The page's end: a call gives a promise of the answer. */
export type Ask = <N extends Name>(name: N, values: Arguments<N>, signal?: AbortSignal) => Promise<Answer<N>>;

/** A call that was taken back fails with this. */
export class Stale extends Error {}

/** `starting` gives the worker, which may be long in coming: what is asked in the meantime waits. */
export function client(starting: Promise<Port>): Ask {
  const open = new Map<number, { resolve: (value: never) => void; reject: (reason: unknown) => void }>();
  let last = 0;
  const fail = (failure: unknown): void => {
    for (const call of open.values()) call.reject(failure);
    open.clear();
  };
  const started = starting.then((port) => {
    port.onmessage = ({ data }: MessageEvent<FromWorker>): void => {
      const call = open.get(data.id);
      open.delete(data.id);
      if ('failure' in data) call?.reject(data.failure);
      else call?.resolve(data.value as never);
    };
    // The worker itself is broken, and answers nothing.
    port.onerror = ({ message }): void => fail(message);
    return port;
  });
  const post = (message: ToWorker): void => void started.then((port) => port.postMessage(message)).catch(fail);
  return (name, values, signal) => new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new Stale());
    const id = (last += 1);
    open.set(id, { resolve, reject });
    signal?.addEventListener('abort', () => {
      if (open.delete(id)) {
        post({ cancel: id });
        reject(new Stale());
      }
    });
    post({ id, name, values } as Request);
  });
}
