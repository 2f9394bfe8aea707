// The text of bytes in an encoding of before Unicode, which the module does not read: the browser decodes, and which encoding it
// is, the text shows. In the wrong one, Chinese becomes rare characters.

export interface Decoded { readonly text: string; readonly encoding: string }

const LEGACY = ['gb18030', 'big5'] as const;

/** Characters that make up a tenth and more of any running text, in both scripts. */
const COMMON = /[的一是了不在有人我他这這个個中大来來上国國们們到说說时時为為会會年和地出以生对對于於区區民，。、]/gu;

/** So much of a text may fail to decode, and so much of it must be common. */
const [MOST_LOST, LEAST_COMMON] = [0.02, 0.04] as const;

const share = (text: string, pattern: RegExp): number => (text.match(pattern)?.length ?? 0) / Math.max(1, [...text].length);

/** The text in the encoding in which it reads most like one; null where it does in none. */
export function legacy(bytes: Uint8Array<ArrayBuffer>): Decoded | null {
  const read = LEGACY.map((encoding) => ({ encoding, text: new TextDecoder(encoding).decode(bytes) }))
    .filter(({ text }) => share(text, /\ufffd/g) <= MOST_LOST)
    .map((decoded) => ({ ...decoded, common: share(decoded.text, COMMON) }))
    .sort((a, b) => b.common - a.common);
  const [best] = read;
  return best && best.common >= LEAST_COMMON ? { text: best.text, encoding: best.encoding } : null;
}

/** The text of bytes that are text: Unicode if they can be, whatever they say of themselves. */
export function decoded(bytes: Uint8Array<ArrayBuffer>): Decoded | null {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return { text: new TextDecoder(marked, { fatal: true }).decode(bytes), encoding: marked };
  } catch {
    return legacy(bytes);
  }
}
