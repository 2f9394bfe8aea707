// Text shown in another script than it was found in: the module converts a whole text, and any stretch of it can then be
// read in either form. Nothing is replaced: what is copied is the text as it stands.

/** Gives what is shown for `text.slice(from, to)`. */
export type Shown = (from: number, to: number) => string;

const SURROGATE = /[\ud800-\udfff]/;

/** `converted` has as many characters as `text`, but maybe other lengths in code units. */
export function shownAs(text: string, converted: string): Shown {
  // Without surrogates on either side a character is a code unit, and offsets agree.
  if (!SURROGATE.test(text) && !SURROGATE.test(converted)) return (from, to) => converted.slice(from, to);
  const starts = new Uint32Array(text.length + 1);
  const characters = converted[Symbol.iterator]();
  let [at, behind] = [0, 0];
  for (const character of text) {
    starts.fill(behind, at, at + character.length);
    at += character.length;
    behind += characters.next().value?.length ?? 0;
  }
  starts[at] = behind;
  return (from, to) => converted.slice(starts[from], starts[to]);
}

/** A stretch of characters that are all shown as they are, or all shown as another. */
export interface Stretch { readonly text: string; readonly shown: string }

/** `text` in stretches; both have as many characters. */
export function stretches(text: string, shown: string): Stretch[] {
  if (text === shown) return [{ text, shown }];
  const out: { text: string; shown: string }[] = [];
  const others = [...shown];
  let [differs, index] = [false, 0];
  for (const character of text) {
    const other = others[index] ?? character;
    index += 1;
    const last = out.at(-1);
    if (last && (character !== other) === differs) {
      last.text += character;
      last.shown += other;
    } else {
      differs = character !== other;
      out.push({ text: character, shown: other });
    }
  }
  return out;
}
