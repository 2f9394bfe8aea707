// Characters that show nothing, or not what they are: private-use characters (of which no font knows what was meant),
// controls, invisible and direction-changing format characters, U+FFFD. The page shows them as a box with their code.

/** A piece of a text; `code` names the character of a piece that is to be shown as a box. */
export interface Piece { readonly text: string; readonly code: string }

/** C0 (without tab and line feed), C1, soft hyphen, zero-width and bidi characters, separators, fillers, noncharacters, private use, unassigned surrogates. */
const ODD = /[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\ue000-\uf8ff\u{e0000}-\u{e0fff}\u{f0000}-\u{10ffff}]/gu;

/** `U+E11A`: the code point as it is usually written. */
export const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** The text in pieces; put together they are the text. */
export function glyphs(text: string): Piece[] {
  const out: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(ODD)) {
    if (match.index > at) out.push({ text: text.slice(at, match.index), code: '' });
    out.push({ text: match[0], code: codeOf(match[0]) });
    at = match.index + match[0].length;
  }
  if (at < text.length) out.push({ text: text.slice(at), code: '' });
  return out;
}
