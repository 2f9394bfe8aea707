// The service worker, for http only: keeps the page for offline use. A new release is fetched in the background and waits
// until the reader asks for it, so that the page does not change under a reader's eyes.

export {};

interface Waits { waitUntil(work: Promise<unknown>): void }
interface Fetches { request: Request; respondWith(answer: Promise<Response>): void }
declare const self: {
  caches: CacheStorage;
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  registration: { scope: string };
  addEventListener(type: 'install' | 'activate', listener: (event: Waits) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetches) => void): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
};

/** Other pages of the same origin may have caches too: ours begin with the place they serve. */
const MINE = `jiaokan ${self.registration.scope} `;
/** The digest of the page, written here by the build: a new page is a new worker. */
const RELEASE = `${MINE}__RELEASE__`;
const FILES = ['./', 'manifest.webmanifest'];

const keep = async (): Promise<void> => {
  const cache = await self.caches.open(RELEASE);
  // Past the browser's own cache, which may hold the last release for ten minutes.
  await cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' })));
};

const forgetOld = async (): Promise<void> => {
  const names = await self.caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(MINE) && name !== RELEASE).map((name) => self.caches.delete(name)));
  await self.clients.claim();
};

const answer = async (request: Request): Promise<Response> => {
  const cache = await self.caches.open(RELEASE);
  const page = request.mode === 'navigate' && /\/(index\.html)?$/.test(new URL(request.url).pathname);
  const kept = await cache.match(page ? './' : request, { ignoreSearch: page });
  if (kept) return kept;
  const response = await fetch(request);
  // A shard is named by its content and never becomes another: what was read once is there without a network.
  if (response.ok && /\/shards\/\w+\.js$/.test(request.url)) await cache.put(request, response.clone());
  return response;
};

self.addEventListener('install', (event) => event.waitUntil(keep()));
self.addEventListener('activate', (event) => event.waitUntil(forgetOld()));
self.addEventListener('fetch', (event) => {
  if (event.request.method === 'GET' && event.request.url.startsWith(self.registration.scope)) event.respondWith(answer(event.request));
});
self.addEventListener('message', ({ data }) => {
  if (data === 'take over') void self.skipWaiting();
});
