// Over http: links the manifest, keeps the page for offline use, says when a new release waits. From a file it does nothing,
// where a manifest link puts an error on the console and there is no service worker.

import { trusted } from './trusted';

/** Calls `found` with what takes the new release, when there is one. */
export function keepOffline(found: (take: () => void) => void): void {
  if (!/^https?:$/.test(location.protocol)) return;
  const link = document.createElement('link');
  [link.rel, link.href] = ['manifest', 'manifest.webmanifest'];
  document.head.append(link);
  // Without a secure origin or with storage refused there is no offline use; reading needs none.
  navigator.serviceWorker?.register(trusted('sw.js')).then((registration) => watch(registration, found), () => undefined);
}

function watch(registration: ServiceWorkerRegistration, found: (take: () => void) => void): void {
  const tell = (worker: ServiceWorker): void => found(() => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    worker.postMessage('take over');
  });
  // The first worker of all replaces nothing and is no news.
  if (registration.waiting && navigator.serviceWorker.controller) tell(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && navigator.serviceWorker.controller) tell(worker);
    });
  });
}
