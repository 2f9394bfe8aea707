// The sections of a WebAssembly module (https://webassembly.github.io/spec/core/binary/modules.html): reads them, adds one.
// The module is bytes in and bytes out; nothing here runs it. The build and the page both use it.

const HEADER = 8;
const CUSTOM = 0;

/**
 * LEB128: seven bits a byte, the highest bit says that more follow.
 * @param {number} value
 */
function leb(value) {
  const bytes = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>>= 7;
  } while (value > 0);
  return Uint8Array.from(bytes);
}

/**
 * @param {Uint8Array} bytes
 * @param {number} at
 * @returns {[value: number, behind: number]}
 */
function unleb(bytes, at) {
  let [value, shift] = [0, 0];
  for (;;) {
    const byte = bytes[at++] ?? 0;
    value += (byte & 0x7f) * 2 ** shift;
    shift += 7;
    if (byte < 0x80) return [value, at];
  }
}

/**
 * Every section: its id, its name if it is custom, its bytes, and all of it as it stands in the module.
 * @param {Uint8Array} wasm
 */
export function sections(wasm) {
  const found = [];
  for (let at = HEADER; at < wasm.length;) {
    const id = wasm[at] ?? 0;
    const [size, start] = unleb(wasm, at + 1);
    const bytes = wasm.subarray(start, start + size);
    const [length, from] = id === CUSTOM ? unleb(bytes, 0) : [0, 0];
    found.push({ id, name: new TextDecoder().decode(bytes.subarray(from, from + length)), bytes, whole: wasm.subarray(at, start + size) });
    at = start + size;
  }
  return found;
}

/**
 * The module with a custom section at its end, in the place of any of that name.
 * @param {Uint8Array} wasm
 * @param {string} name
 * @param {Uint8Array} content
 */
export function withSection(wasm, name, content) {
  const label = new TextEncoder().encode(name);
  const length = leb(label.length);
  const others = sections(wasm).filter((section) => section.id !== CUSTOM || section.name !== name).map(({ whole }) => whole);
  return joined([wasm.subarray(0, HEADER), ...others, Uint8Array.of(CUSTOM), leb(length.length + label.length + content.length), length, label, content]);
}

/** @param {readonly Uint8Array[]} pieces */
function joined(pieces) {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
