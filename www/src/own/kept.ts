// A corpus that the reader added to, kept by the browser: under the digest of the corpus that it grew from, so that it is found
// again by the same page and by no other. Where a browser keeps nothing for pages from files, all of this does nothing.

const [BASE, STORE] = ['jiaokan', 'grown'] as const;

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(BASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

let early: Promise<IDBValidKey[]> | null = null;

/** Looks into the store before anything is asked of it: that takes a while, and the page has other things to wait for meanwhile. */
export function warm(): void {
  early = store('readonly', (all) => all.getAllKeys()).then((keys) => keys?.value ?? []);
}

/** Does one thing with the store; null where the browser refuses. */
async function store<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<{ value: T } | null> {
  try {
    const base = await open();
    try {
      return await new Promise((resolve, reject) => {
        const work = base.transaction(STORE, mode);
        const request = act(work.objectStore(STORE));
        work.oncomplete = () => resolve({ value: request.result });
        work.onerror = work.onabort = () => reject(work.error);
      });
    } finally {
      base.close();
    }
  } catch {
    return null;
  }
}

/** The pack that grew from the corpus of this digest, if there is one. */
export async function kept(sha256: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const keys = await early;
  if (keys && !keys.includes(sha256)) return null;
  return (await store<Uint8Array<ArrayBuffer> | undefined>('readonly', (all) => all.get(sha256)))?.value ?? null;
}

/** Whether the browser keeps it. */
export const keep = async (sha256: string, pack: Uint8Array<ArrayBuffer>): Promise<boolean> =>
  (await store('readwrite', (all) => all.put(pack, sha256))) !== null;

export const forget = async (sha256: string): Promise<boolean> => (await store('readwrite', (all) => all.delete(sha256))) !== null;
