// The sections of a WebAssembly module (https://webassembly.github.io/spec/core/binary/modules.html): reads them, adds one.
// The module is bytes in and bytes out; nothing here runs it.

const HEADER = 8;
const CUSTOM = 0;

/** LEB128: seven bits a byte, the highest bit says that more follow. */
function leb(value) {
  const bytes = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>>= 7;
  } while (value > 0);
  return Buffer.from(bytes);
}

function unleb(bytes, at) {
  let [value, shift] = [0, 0];
  for (;;) {
    const byte = bytes[at++];
    value += (byte & 0x7f) * 2 ** shift;
    shift += 7;
    if (byte < 0x80) return [value, at];
  }
}

/** Every section: its id, its name if it is custom, and its bytes. */
export function sections(wasm) {
  const found = [];
  for (let at = HEADER; at < wasm.length;) {
    const id = wasm[at];
    const [size, start] = unleb(wasm, at + 1);
    const bytes = wasm.subarray(start, start + size);
    const [length, from] = id === CUSTOM ? unleb(bytes, 0) : [0, 0];
    found.push({ id, name: bytes.subarray(from, from + length).toString(), bytes });
    at = start + size;
  }
  return found;
}

/** The module with a custom section at its end. */
export function withSection(wasm, name, content) {
  const label = Buffer.from(name);
  const body = Buffer.concat([leb(label.length), label, content]);
  return Buffer.concat([wasm, Buffer.from([CUSTOM]), leb(body.length), body]);
}
