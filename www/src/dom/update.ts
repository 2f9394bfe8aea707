// The offer of a new release. It stays until it is taken: nothing is exchanged under a reader's eyes.

import { preferred } from '../state';
import { current } from '../url';
import { say } from '../words';
import { byId } from './h';

export function offerUpdate(take: () => void): void {
  const lang = current().lang || preferred(navigator.languages);
  const button = byId('update-take');
  button.textContent = say(lang, 'updateTake');
  button.onclick = take;
  byId('update-text').textContent = say(lang, 'update');
  byId('update').hidden = false;
}
