// Where the page starts: the engine is taken out of the page, then the page is drawn from what it says.

import { fail, start } from './app';
import { restoreLooks } from './dom/looks';
import { keepTemplate } from './dom/rebuild';
import { offerUpdate } from './dom/update';
import { load, loadShard, parsed } from './loader';
import { keepOffline } from './offline';
import { warm } from './own/kept';
import { client } from './rpc';
import { Shelf } from './shelf';
import { preferred } from './state';
import { current } from './url';
import { say } from './words';

void parsed().then(() => {
  // What the page is made of, before anything is changed in it.
  keepTemplate();
  restoreLooks();
});
warm();

load().then((worker) => start(new Shelf(client(worker), loadShard))).catch((failure: unknown) => {
  const lang = current().lang || preferred(navigator.languages);
  const message = failure instanceof Error ? failure.message : String(failure);
  fail(`${say(lang, 'failed', { message })} ${say(lang, 'failedHint')}`);
  // Keeping the page for later is not to hold up opening it now.
}).finally(() => keepOffline(offerUpdate));
