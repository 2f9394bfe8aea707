// Adapter of the peers' harness: this engine, with its corpus whole or in shards, in the mode 同字 that the harness's truth
// is in. The calls that are timed are those of the module. README.md beside this file says how to run it.
//
// It is linked into the harness's folder of adapters; where it is copied, JIAOKAN names the folder of the project. The
// project is built first: `cargo build --release` and `./build.sh`.

export const configs = ['whole', 'sharded'];
export const containsText = true;

const MODE = 'script';

/** Shards that are brought at once until the first answer is there. */
const FEW = 3;

export async function build({ out, config, size, corpus }) {
  const { copyFile, writeFile, readFile } = await import('node:fs/promises');
  const { execFileSync } = await import('node:child_process');
  const { createRequire } = await import('node:module');
  const { realpathSync } = await import('node:fs');
  const { fileURLToPath } = await import('node:url');
  const { join } = await import('node:path');
  const { gzipSync } = await import('node:zlib');
  const project = process.env.JIAOKAN ?? join(realpathSync(fileURLToPath(import.meta.url)), '..', '..', '..');
  const target = process.env.CARGO_TARGET_DIR ?? join(project, 'target');
  const shape = config === 'whole' ? [join(corpus, 'raw', size), join(out, 'corpus.pack')] : ['--shards', join(corpus, 'raw', size), out];
  execFileSync(join(target, 'release', 'jiaokan'), ['pack', '--as-found', ...shape]);
  // The page's part is the same for every corpus; it is no part of the building that is timed.
  return async () => {
    const wasm = join(project, 'dist', 'jiaokan.wasm');
    await copyFile(wasm, join(out, 'jiaokan.wasm'));
    // From a file nothing can be fetched: there a script hands the module over.
    await writeFile(join(out, 'harness-wasm.js'), `jiaokanShard("wasm","${gzipSync(await readFile(wasm)).toString('base64')}")`);
    const { build } = createRequire(join(project, 'www', 'package.json'))('esbuild');
    await build({
      stdin: { contents: "import init, { Engine } from './jiaokan.js'; globalThis.jiaokan = { init, Engine };", resolveDir: join(project, 'dist') },
      bundle: true, minify: true, format: 'iife', target: 'esnext', define: { 'import.meta.url': '""' }, logLevel: 'error',
      outfile: join(out, 'glue-engine.js'),
    });
  };
}

let engine, base, ids;
const waiting = new Map();

/** Runs a script of the site. */
const run = (src) => new Promise((resolve, reject) => {
  const script = document.createElement('script');
  script.onload = () => { script.remove(); resolve(); };
  script.onerror = () => { script.remove(); reject(new Error(`${src} cannot be had`)); };
  script.src = base + src;
  document.head.append(script);
});

/** What a script hands over by calling `jiaokanShard(name, base64)`. */
async function bytesOf(name, src) {
  const given = new Promise((resolve) => waiting.set(name, resolve));
  await run(src);
  const text = await given;
  return Uint8Array.fromBase64?.(text) ?? Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

export async function load({ base: at, config }) {
  base = at;
  // The harness hands on only what it knows by name.
  globalThis.__adapter.firstHit ??= config === 'sharded' ? firstHit : undefined;
  globalThis.jiaokanShard = (name, text) => {
    waiting.get(name)?.(text);
    waiting.delete(name);
  };
  const corpus = config === 'whole' ? fetch(`${base}corpus.pack`).then((response) => response.arrayBuffer()) : bytesOf('manifest', 'manifest.js');
  const code = location.protocol === 'file:' ? unpacked(bytesOf('wasm', 'harness-wasm.js')) : fetch(`${base}jiaokan.wasm`);
  await run('glue-engine.js');
  await globalThis.jiaokan.init({ module_or_path: await code });
  const { Engine } = globalThis.jiaokan;
  engine = config === 'whole' ? Engine.open(new Uint8Array(await corpus)) : Engine.inShards(await corpus);
}

const unpacked = async (bytes) =>
  new Response(new Blob([await bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();

async function bring(names) {
  await Promise.all(names.map(async (name) => engine.take(name, await bytesOf(name, `shards/${name}.js`))));
}

/** The numbers of all documents that hold `q`; what must be brought first is asked for until nothing is. */
export function search(q) {
  const needed = engine.needed(`"${q}"`, MODE);
  return needed.length === 0 ? engine.answering(`"${q}"`, MODE) : bring(needed).then(() => search(q));
}

/** The first document that is known to hold `q`. */
export async function firstHit(q) {
  for (;;) {
    const [found] = engine.answering(`"${q}"`, MODE);
    if (found !== undefined) return found;
    const needed = engine.needed(`"${q}"`, MODE);
    if (needed.length === 0) return undefined;
    await bring(needed.slice(0, FEW));
  }
}

/** The documents' ids are the names of their files, which are numbers. */
export function resolve(numbers) {
  return engine.ids(numbers).map(Number);
}
