// Where the page starts: the engine is taken out of the page, then the page is drawn from what it says.

import { fail, start } from './app';
import { restoreLooks } from './dom/looks';
import { keepTemplate } from './dom/rebuild';
import { offerUpdate } from './dom/update';
import { carried, load, loadShard } from './loader';
import { keepOffline } from './offline';
import { client } from './rpc';
import { Shelf } from './shelf';
import { preferred } from './state';
import { current } from './url';
import { say } from './words';

// What the page is made of, before anything is changed in it.
keepTemplate();
restoreLooks();

const loading = load();
const started = start(new Shelf(client(loading), loadShard), carried());

Promise.all([loading, started]).catch((failure: unknown) => {
  const lang = current().lang || preferred(navigator.languages);
  const message = failure instanceof Error ? failure.message : String(failure);
  fail(`${say(lang, 'failed', { message })} ${say(lang, 'failedHint')}`);
  // Keeping the page for later is not to hold up opening it now.
}).finally(() => keepOffline(offerUpdate));
