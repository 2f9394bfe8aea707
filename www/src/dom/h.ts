// The modules in this folder are the ones that know the document; this is what they make elements with.
//
// Handles that tests may rely on: ids of `index.html` (#query, #mode, #display, #language, #theme, #view, #list-count, #forms,
// #list, #list-empty, #tabs, #queries, #queries-button, #settings, #beside, #status, #rule, #sort-0…2, #context,
// #sample, #reading-message, #front, #article, #text, #margin, #popover, #sheet, #toast, #failure, #query-error, #hit-count,
// #hit-next, #hit-previous, #document-next, #document-previous), html[data-ready], html[data-pane], #article[data-id][data-view];
// input[data-choice=VALUE] in a row of choices; .card[data-id], .form[data-form], [data-facet][data-value], [data-tab],
// .kwic tr[data-at], .edit-list tr[data-at];
// .rule[data-rule] .switch; .line[data-line], .edit[data-edits], .ref[data-note], #note-N, mark[data-hit],
// .anchor[data-anchor], details.removed[data-row], .glyph[data-code], .converted[data-was];
// dialogs #cite (.cited-form[data-form] .cited), #export, #own ([data-added], .failures li), #selection-bar; buttons [data-act];
// a block with [data-from] shows its text from that offset on.
//
// Elements from plain values. Text goes in as text nodes, styles through the object model: nothing here can make markup
// or a style sheet out of a string, so the strictest policy holds.

export type Child = Node | string | null | undefined | false;
type Listener = (event: never) => void;
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined | Listener>>;

/** `h('a', { href, onclick }, 'text')`. `on…` is a listener; true is an empty attribute; false, null, undefined are none. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
    else set(element, name, value);
  }
  add(element, children);
  return element;
}

/** Sets an attribute, or takes it away. What is as it was is left alone: the browser would lay it out anew. */
export function set(element: Element, name: string, value: string | number | boolean | null | undefined): void {
  const now = value === false || value === null || value === undefined ? null : value === true ? '' : String(value);
  if (element.getAttribute(name) === now) return;
  if (now === null) element.removeAttribute(name);
  else element.setAttribute(name, now);
}

/** Makes `text` what the element says; likewise. */
export function write(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

export function add(parent: Node, children: readonly Child[]): void {
  for (const child of children) {
    if (child) parent.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
  }
}

/** Puts new children into `parent`. Focus goes to the new element with the `data-key` of the one that had it. */
export function refill(parent: Element, ...children: Child[]): void {
  const active = document.activeElement;
  const key = active instanceof HTMLElement && parent.contains(active) ? active.dataset['key'] : undefined;
  parent.replaceChildren();
  add(parent, children);
  if (key !== undefined) parent.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

/** The element of this id, which the template holds. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element as T;
}
