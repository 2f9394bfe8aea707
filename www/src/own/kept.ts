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

/** That something is kept is noted where it is read at once: to open the store would hold up every page that opens. */
const note = (sha256: string): string => `jiaokan.${sha256.slice(0, 16)}.grown`;

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
export const kept = async (sha256: string): Promise<Uint8Array<ArrayBuffer> | null> =>
  (await store<Uint8Array<ArrayBuffer> | undefined>('readonly', (all) => all.get(sha256)))?.value ?? null;

/** Whether the browser says that it keeps something. */
export function isNoted(sha256: string): boolean {
  try {
    return localStorage.getItem(note(sha256)) !== null;
  } catch {
    return false;
  }
}

/** Whether the browser keeps it. */
export async function keep(sha256: string, pack: Uint8Array<ArrayBuffer>): Promise<boolean> {
  if (await store('readwrite', (all) => all.put(pack, sha256)) === null) return false;
  try {
    localStorage.setItem(note(sha256), '');
    return true;
  } catch {
    return false;
  }
}

export async function forget(sha256: string): Promise<boolean> {
  try {
    localStorage.removeItem(note(sha256));
  } catch {
    // Then nothing is noted.
  }
  return (await store('readwrite', (all) => all.delete(sha256))) !== null;
}
