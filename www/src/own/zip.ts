// Reads a zip (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT): its directory, and a file of it when it is asked for.
// The browser inflates. No encryption, no parts, no file over 4 GB: what is so is said to be unreadable.

/** A file in a zip. */
export interface ZipFile { readonly name: string; readonly size: number; bytes(): Promise<Uint8Array<ArrayBuffer>> }

const [END, ENTRY, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50];
const [STORED, DEFLATED] = [0, 8];
/** The fixed part of each record; the end may have a comment of 64 KB behind it. */
const [END_SIZE, ENTRY_SIZE, LOCAL_SIZE, COMMENT] = [22, 46, 30, 0xffff];
const [ENCRYPTED, UTF8] = [1, 0x800];

/** The files of a zip, or null where the bytes are none that can be read. */
export function zipFiles(zip: Uint8Array<ArrayBuffer>): ZipFile[] | null {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let end = zip.length - END_SIZE;
  const first = Math.max(0, end - COMMENT);
  while (end >= first && view.getUint32(end, true) !== END) end -= 1;
  if (end < first) return null;
  const files: ZipFile[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + ENTRY_SIZE > zip.length || view.getUint32(at, true) !== ENTRY) return null;
    const lengths = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const [nameLength = 0] = lengths;
    const flags = view.getUint16(at + 8, true);
    const name = nameOf(zip.subarray(at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength), (flags & UTF8) !== 0);
    const entry = { start: view.getUint32(at + 42, true), packed: view.getUint32(at + 20, true), size: view.getUint32(at + 24, true), sum: view.getUint32(at + 16, true), method: view.getUint16(at + 10, true) };
    if ((flags & ENCRYPTED) !== 0 || ![STORED, DEFLATED].includes(entry.method)) return null;
    if (!name.endsWith('/')) files.push({ name, size: entry.size, bytes: () => unpacked(zip, view, entry) });
    at += ENTRY_SIZE + lengths.reduce((sum, length) => sum + length, 0);
  }
  return files;
}

/** Names that do not say they are UTF-8 are in the encoding of the machine: that of Chinese Windows, where UTF-8 does not fit. */
function nameOf(bytes: Uint8Array, isUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: !isUtf8 }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

interface Entry { readonly start: number; readonly packed: number; readonly size: number; readonly sum: number; readonly method: number }

/** CRC-32, as zip has it. */
function checksum(bytes: Uint8Array): number {
  let sum = -1;
  for (const byte of bytes) sum = (SUMS[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return ~sum >>> 0;
}
const SUMS = Int32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit += 1) sum = (sum & 1) !== 0 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

async function unpacked(zip: Uint8Array<ArrayBuffer>, view: DataView, { start, packed, size, sum, method }: Entry): Promise<Uint8Array<ArrayBuffer>> {
  if (start + LOCAL_SIZE > zip.length || view.getUint32(start, true) !== LOCAL) throw new Error('zip');
  const from = start + LOCAL_SIZE + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  const bytes = zip.subarray(from, from + packed);
  const whole = method === STORED ? bytes : await inflated(bytes, 'deflate-raw');
  if (whole.length !== size || checksum(whole) !== sum) throw new Error('zip');
  return whole;
}

/** The most that one file may unpack to: more is an accident or an attack. */
export const MOST = 1 << 28;

/** What the bytes unpack to. Throws where they are damaged, or unpack to too much. */
export async function inflated(bytes: Uint8Array<ArrayBuffer>, format: CompressionFormat): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(format)).getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(pieces).arrayBuffer());
    pieces.push(value as Uint8Array<ArrayBuffer>);
    size += value.length;
    if (size > MOST) {
      await reader.cancel();
      throw new Error('large');
    }
  }
}
