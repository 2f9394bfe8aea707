// From code units of a text, which JavaScript counts, to bytes of it in UTF-8, which files count.

/** Gives the byte at which a code unit of `text` begins. */
export function bytes(text: string): (unit: number) => number {
  const starts = new Uint32Array(text.length + 1);
  let at = 0;
  for (let unit = 0; unit < text.length; unit += 1) {
    starts[unit] = at;
    const code = text.charCodeAt(unit);
    // The second half of a character outside the basic plane adds nothing of its own: the first has counted all four bytes.
    at += code < 0x80 ? 1 : code < 0x800 ? 2 : isPair(text, unit) ? 4 : isPair(text, unit - 1) ? 0 : 3;
  }
  starts[text.length] = at;
  return (unit) => starts[unit] ?? at;
}

const isPair = (text: string, unit: number): boolean => (text.codePointAt(unit) ?? 0) > 0xffff;
