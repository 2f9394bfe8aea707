// Copying gives the text as found, in whichever script it is shown.

const BLOCK = /^(?:P|H[1-6]|DIV|LI|TR|HEADER|SECTION|ARTICLE|DETAILS|SUMMARY)$/;
const NOT_TEXT = 'button, .anchor, details:not([open]) > :not(summary)';

/** Puts the original of a selection with converted characters on the clipboard; leaves any other copy to the browser. */
export function copyAsFound(event: ClipboardEvent): void {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0 || !event.clipboardData) return;
  const range = selection.getRangeAt(0);
  const copy = range.cloneContents();
  const from = converted(range.startContainer);
  if (from && from === converted(range.endContainer)) {
    event.clipboardData.setData('text/plain', original(from, range.startOffset, range.endOffset));
  } else if (copy.querySelector('[data-was]')) {
    const first = from && copy.querySelector<HTMLElement>('[data-was]');
    if (first && from) first.dataset['was'] = original(from, range.startOffset, Infinity);
    event.clipboardData.setData('text/plain', plain(copy).trim());
  } else {
    return;
  }
  event.preventDefault();
}

const converted = (node: Node): HTMLElement | null => node.parentElement?.closest<HTMLElement>('[data-was]') ?? null;

/** The original of what is shown between two offsets (code units) of a converted stretch. */
function original(element: HTMLElement, from: number, to: number): string {
  const before = (offset: number): number => [...element.textContent.slice(0, offset)].length;
  return [...(element.dataset['was'] ?? '')].slice(before(from), before(to)).join('');
}

/** The text of cloned nodes; a block ends with a line break. A stretch cut off at its end gives as many characters as are left. */
function plain(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
  if (!(node instanceof HTMLElement)) return [...node.childNodes].map(plain).join('');
  if (node.matches(NOT_TEXT)) return '';
  const was = node.dataset['was'];
  if (was !== undefined) return [...was].slice(0, [...node.textContent].length).join('');
  return [...node.childNodes].map(plain).join('') + (BLOCK.test(node.tagName) ? '\n' : '');
}
