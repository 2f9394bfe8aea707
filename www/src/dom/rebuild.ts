// The page made anew, with another corpus in it: from its own parts, as they stood before anything was drawn. Script and style
// are the same, so the policy that names their digests holds.

import { withSection } from '../../section.mjs';
import { INFO, MODULE, moduleBytes } from '../loader';
import { CORPUS } from '../packed';

/** The page without what its scripts and data blocks hold: that does not change, and is read from the page when it is needed. */
let template: { html: HTMLElement; scripts: [copy: HTMLScriptElement, own: HTMLScriptElement][] } | null = null;

/** Keeps what the page is made of; to be called before anything is drawn. */
export function keepTemplate(): void {
  const own = document.documentElement;
  const html = own.cloneNode(false) as HTMLElement;
  const body = document.body.cloneNode(false);
  const scripts: [HTMLScriptElement, HTMLScriptElement][] = [];
  for (const child of document.body.childNodes) {
    const copy = child.cloneNode(!(child instanceof HTMLScriptElement));
    if (child instanceof HTMLScriptElement) scripts.push([copy as HTMLScriptElement, child]);
    body.appendChild(copy);
  }
  html.append(document.head.cloneNode(true), '\n', body);
  template = { html, scripts };
}

/** Bytes as base64, by way of the browser: in a script's own loop a large corpus would stop the page. */
const base64 = (bytes: Blob): Promise<string> => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
  reader.onerror = () => reject(reader.error);
  reader.readAsDataURL(bytes);
});

/** The whole page as HTML, with the corpus in `pack` and under that name. */
export async function rebuilt(name: string, pack: Uint8Array<ArrayBuffer>): Promise<string> {
  if (!template) throw new Error('the template was not kept');
  const wasm = withSection(await moduleBytes(), CORPUS, pack);
  const packed = await base64(await new Response(new Blob([wasm]).stream().pipeThrough(new CompressionStream('gzip'))).blob());
  const { html, scripts } = template;
  // The glance at its corpus is not one at this.
  html.querySelector(`#${INFO}`)?.remove();
  for (const [copy, own] of scripts) copy.replaceChildren(document.createTextNode(own.id === MODULE ? packed : own.textContent));
  for (const named of html.querySelectorAll('title, #corpus-name')) named.textContent = name;
  // What its makers said of the corpus they did not say of this one.
  for (const said of html.querySelectorAll('meta[name^="DC."]')) said.remove();
  return `<!doctype html>\n${html.outerHTML}\n`;
}
