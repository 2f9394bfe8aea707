import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyed } from '../src/concordance';
import { Kept } from '../src/kept';

/** A browser's storage, and what is in it. */
function storage(): { items: Map<string, string>; store: Pick<Storage, 'getItem' | 'setItem'> } {
  const items = new Map<string, string>();
  return { items, store: { getItem: (key) => items.get(key) ?? null, setItem: (key, value) => { items.set(key, value); } } };
}

test('queries are remembered, the last first, each once, under the name of the corpus', () => {
  const { items, store } = storage();
  const kept = new Kept('abc', store);
  for (const query of ['社区', '疫情', ' ', '社区']) kept.remember(query);
  assert.deepEqual(kept.history, ['社区', '疫情']);
  assert.deepEqual([...items.keys()], ['jiaokan.abc.history']);
  assert.deepEqual(new Kept('abc', store).history, ['社区', '疫情']);
  assert.deepEqual(new Kept('other', store).history, []);
  for (let i = 0; i < 99; i += 1) kept.remember(String(i));
  assert.equal(kept.history.length, 20);
  kept.forget();
  assert.deepEqual(new Kept('abc', store).history, []);
});

test('a query is saved, and let go', () => {
  const { store } = storage();
  const kept = new Kept('abc', store);
  kept.flip('社区', '#q=社区');
  assert.deepEqual(new Kept('abc', store).saved, [{ name: '社区', hash: '#q=社区' }]);
  kept.flip('社区', '#q=社区');
  assert.deepEqual(new Kept('abc', store).saved, []);
});

test('a storage that is broken, foreign or refused does no harm', () => {
  const { items, store } = storage();
  items.set('jiaokan.abc.history', '{');
  items.set('jiaokan.abc.saved', '[1, {"name": "a"}, {"name": "b", "hash": "#q=b"}]');
  const kept = new Kept('abc', store);
  assert.deepEqual([kept.history, kept.saved], [[], [{ name: 'b', hash: '#q=b' }]]);
  const refusing = new Kept('abc', { getItem: () => { throw new Error('no'); }, setItem: () => { throw new Error('no'); } });
  refusing.remember('社区');
  assert.deepEqual(refusing.history, ['社区']);
});

test('the words by which lines are sorted are found in their contexts', () => {
  const words = (text: string, side: 'L' | 'R', ...keys: Parameters<typeof keyed>[2]): string[] => keyed(text, side, keys).map((span) => text.slice(...span));
  assert.deepEqual(words('有1416戶，', 'L', 'L1', 'L2', 'R1'), ['1416', '戶']);
  assert.deepEqual(words('，APP用戶', 'R', 'R1', 'R3'), ['APP', '戶']);
  assert.deepEqual(words('𠮷。', 'L', 'L1', 'L5'), ['𠮷']);
  assert.deepEqual(words('', 'L', 'L1'), []);
});
