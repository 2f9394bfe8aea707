// What takes the space in the page: printed at the end of a build, held against the limit.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sections } from './section.mjs';

/** The page with the built-in corpus, in bytes that zlib packs it to; the program `gzip -9` needs 0.2 % more, and may need 700,000. */
const LIMIT = 698_000;
const [CODE, DATA] = [10, 11];

const tables = join(import.meta.dirname, '..', 'src', 'tables');

/** The generated tables that stand in the module, as they are in the source: it has each of them whole. */
function tableRows() {
  const files = (existsSync(tables) ? readdirSync(tables, { recursive: true }) : []).filter((name) => name.endsWith('.bin') && name !== 'language.bin').sort();
  return files.map((name) => [`  of it, table ${name}`, readFileSync(join(tables, name))]);
}

function rows({ script, style, worker, wasm, manifest, language }) {
  const parts = sections(wasm);
  const of = (id) => Buffer.concat(parts.filter((part) => part.id === id).map(({ bytes }) => bytes));
  const data = of(DATA);
  const corpus = parts.find(({ name }) => name === 'jiaokan.corpus');
  return [
    ['page: code', Buffer.from(script)], ['page: style', Buffer.from(style)], ['worker: code', Buffer.from(worker)],
    ['module: code', of(CODE)], ['module: data (built-in corpus and tables)', data], ...tableRows(),
    ['table of language, beside the module', language],
    ...(corpus ? [['module: corpus placed in it', corpus.bytes]] : []),
    ...(manifest ? [['manifest of the shards', manifest]] : []),
  ];
}

const line = (label, plain, packed) => `${label.padEnd(44)}${plain.toLocaleString('en').padStart(12)}${packed.toLocaleString('en').padStart(12)}`;

/** Prints the report; the exit status is 1 when the page is over the limit. */
export function report(parts) {
  const packed = gzipSync(parts.page, { level: 9 }).length;
  console.log(`${'What takes the space'.padEnd(44)}${'bytes'.padStart(12)}${'gzip -9'.padStart(12)}`);
  for (const [label, bytes] of rows(parts)) console.log(line(label, bytes.length, gzipSync(bytes, { level: 9 }).length));
  console.log(line('index.html, all of it', Buffer.byteLength(parts.page), packed));
  if (!parts.limited || packed <= LIMIT) return 0;
  console.error(`index.html is over its limit of ${LIMIT.toLocaleString('en')} bytes (gzip -9): the table above shows what grew.`);
  return 1;
}
