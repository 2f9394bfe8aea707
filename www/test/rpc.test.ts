import assert from 'node:assert/strict';
import { test } from 'node:test';
import { client, serve, Stale, type Calls } from '../src/rpc';

/** Two ports joined back to back, as a page and its worker are. */
function pair(): [page: Port, worker: Port] {
  const page: Port = { onmessage: null, postMessage: (data) => queueMicrotask(() => worker.onmessage?.({ data } as MessageEvent)) };
  const worker: Port = { onmessage: null, postMessage: (data) => queueMicrotask(() => page.onmessage?.({ data } as MessageEvent)) };
  return [page, worker];
}
interface Port { onmessage: ((event: MessageEvent) => void) | null; postMessage(data: unknown): void }

const begun: string[] = [];
const fake = {
  search(query: string) {
    begun.push(query);
    if (query === '"') throw { at: 0, zh: '引号', en: 'quote' };
    if (query === '!') throw new Error('broken');
    return { total: query.length, forms: [], documents: [] };
  },
} as unknown as Calls;

test('answers go to the call that asked, failures too', async () => {
  const [page, worker] = pair();
  serve(worker, Promise.resolve(fake));
  const ask = client(Promise.resolve(page));
  const [a, b] = await Promise.all([ask('search', ['一二', 'auto']), ask('search', ['一二三', 'auto'])]);
  assert.deepEqual([a.total, b.total], [2, 3]);
  await assert.rejects(ask('search', ['"', 'auto']), { at: 0, zh: '引号', en: 'quote' });
  await assert.rejects(ask('search', ['!', 'auto']).catch((failure: unknown) => { throw new Error(String(failure)); }), /broken/);
});

test('a search that was taken back is never begun', async () => {
  const [page, worker] = pair();
  serve(worker, Promise.resolve(fake));
  const ask = client(Promise.resolve(page));
  begun.length = 0;
  const stale = new AbortController();
  const first = ask('search', ['社', 'auto']);
  const second = ask('search', ['社区', 'auto'], stale.signal);
  const third = ask('search', ['社区防', 'auto']);
  stale.abort();
  await assert.rejects(second, Stale);
  await Promise.all([first, third]);
  assert.deepEqual(begun, ['社', '社区防']);
  await assert.rejects(ask('search', ['x', 'auto'], stale.signal), Stale);
});

test('what was asked of a worker that cannot start fails, and says why', async () => {
  const [page, worker] = pair();
  serve(worker, Promise.reject(new Error('no module')));
  const ask = client(Promise.resolve(page));
  for (const query of ['社', '区']) await assert.rejects(ask('search', [query, 'auto']).catch((failure: unknown) => { throw new Error(String(failure)); }), /no module/);
});
