// Puts the site together: `node build.mjs MODULE OUT NAME [CORPUS]`.
//
// MODULE is a folder with the module and its JavaScript as build.sh made them, OUT the folder to be written, NAME what the
// corpus is called, CORPUS a pack to be placed in the module, or the `manifest.js` of a corpus in shards, which lie beside it
// (without it the built-in corpus shows). OUT/index.html needs none of the files beside it but the shards. The table of language
// stands beside the module, for none but those who clean texts or list names wait for it: in a block of the page, or among the
// shards. The same input gives the same bytes.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync, transformSync } from 'esbuild';
import { packed } from './packed.mjs';
import { report } from './report.mjs';
import { said } from './said.mjs';
import { withSection } from './section.mjs';

const here = import.meta.dirname;
const TARGET = ['chrome123', 'firefox120', 'safari17.5'];

const read = (...path) => readFileSync(join(here, ...path), 'utf8');
const bundle = (entry) => buildSync({
  entryPoints: [join(here, 'src', entry)], bundle: true, minify: true, format: 'iife', target: TARGET, charset: 'utf8', write: false, legalComments: 'none',
}).outputFiles[0].text;
const styled = (entry) => buildSync({ entryPoints: [join(here, entry)], bundle: true, minify: true, target: TARGET, charset: 'utf8', write: false }).outputFiles[0].text;

/** Script in HTML ends at `</script`, and a comment with a script in it swallows the rest: neither may stand there. */
const inScript = (code) => code.replace(/<(?=\/script|script|!--)/gi, '\\x3C');
const sha256 = (text, encoding) => createHash('sha256').update(text).digest(encoding);
const source = (text) => `'sha256-${sha256(text, 'base64')}'`;
const block = (type, id, bytes) => `<script type="application/${type}" id="${id}">${bytes.toString('base64')}</script>`;
const data = (id, gzip) => block('gzip', id, gzip);
/** Data that is read as it stands. What would end or hide a script in HTML is written as JSON allows. */
const json = (id, text) => `<script type="application/json" id="${id}">${text.replace(/</g, '\\u003c')}</script>`;
const escaped = (text) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** Puts each part where the template names it. */
const filled = (template, parts) => Object.entries(parts).reduce((text, [from, to]) => {
  if (!text.includes(from)) throw new Error(`the template has no ${from}`);
  return text.replace(from, () => to);
}, template);

/** What the page may do: run the one script in it and shards beside it, compile the module, start the worker; ask nothing of anybody. */
const policy = ({ script, style, manifest }) => [
  "default-src 'none'", `script-src ${source(script)} 'wasm-unsafe-eval'${manifest ? " 'self'" : ''}`, `style-src ${source(style)}`, "worker-src blob: 'self'",
  'img-src data: blob:', "connect-src 'none'", "manifest-src 'self'", "base-uri 'none'", "form-action 'none'",
  "require-trusted-types-for 'script'", 'trusted-types jiaokan',
].join('; ');

/** The module with a label, or nothing, where some bytes stood in it: zeros, which are sent as nothing. A module in which they are in
 * pieces stays as it is: it is larger, and as good. */
function without(wasm, bytes, label = Buffer.alloc(0)) {
  const at = wasm.indexOf(bytes);
  if (at < 0) return wasm;
  const changed = Buffer.from(wasm).fill(0, at, at + bytes.length);
  label.copy(changed, at);
  return changed;
}

/** The table of language as a shard: its bytes, deflated, and the name that its digest gives it (src/shelf/manifest.rs). */
async function languageShard(packings) {
  const plain = readFileSync(join(here, '..', 'src', 'tables', 'language.bin'));
  // Between the head and the tail of a gzip without a name lies what deflate gave.
  const sealed = (await packed(plain, packings)).subarray(10, -8);
  const hash = createHash('sha256').update(sealed).digest().subarray(0, 8);
  return { plain, sealed, name: hash.toString('hex'), label: Buffer.concat([Buffer.of(0), hash]) };
}

/** What wasm-bindgen writes for a worker; its names at the top stay as they are. */
const glue = (module) => transformSync(readFileSync(join(module, 'worker', 'jiaokan.js'), 'utf8'), { minify: true, target: TARGET, charset: 'utf8', legalComments: 'none' }).code;

/** The parts that the page is made of; each is one text or one run of bytes. */
function partsOf(module, whole, corpus) {
  const sharded = corpus?.endsWith('.js');
  // A page of another corpus does not send the built-in one as well. That costs no compiler's run, as a module without it would.
  const small = corpus ? without(whole, readFileSync(join(module, 'builtin.pack'))) : whole;
  return {
    script: inScript(bundle('main.ts')),
    style: styled('style.css'),
    worker: inScript(`${glue(module)}\n${bundle('worker.ts')}`),
    wasm: corpus && !sharded ? withSection(small, 'jiaokan.corpus', readFileSync(corpus)) : small,
    manifest: sharded ? handedOver(readFileSync(corpus, 'utf8')) : null,
  };
}

/** What the page knows of its corpus before the module is started, in UTF-16 units at most: of a large corpus it asks the module. */
const MOST_INFO = 1 << 16;

/** The corpus at a glance, as the module itself tells of it, in JSON. */
async function glance(module, wasm, corpus, manifest) {
  const code = readFileSync(join(module, 'web', 'jiaokan.js')).toString('base64');
  const { initSync, Engine } = await import(`data:text/javascript;base64,${code}`);
  initSync({ module: wasm });
  const engine = manifest ? Engine.inShards(manifest) : corpus ? Engine.open(readFileSync(corpus)) : Engine.builtin();
  const info = JSON.stringify(engine.info());
  return info.length > MOST_INFO ? null : info;
}

/** The bytes that the script of a shard or of a manifest hands over. */
function handedOver(script) {
  const [, base64] = /^jiaokanShard\("\w+","([^"]*)"\);\s*$/.exec(script) ?? [];
  if (base64 === undefined) throw new Error('the manifest hands nothing over: write it anew with `jiaokan pack --shards`');
  return Buffer.from(base64, 'base64');
}

/** The page, as one text; the module in it is packed, and so is the manifest. */
const pageOf = (parts, [wasm, manifest], language, info, name, metas) => filled(read('index.html'), {
  '<meta charset="utf-8">': `<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy(parts)}">`,
  '<title>校勘 Jiaokan</title>': [`<title>${escaped(name)}</title>`, ...metas].join('\n'),
  '<h1 id="corpus-name">校勘</h1>': `<h1 id="corpus-name">${escaped(name)}</h1>`,
  '<!-- style -->': `<style>${parts.style}</style>`,
  '<!-- engine -->': [
    data('engine-wasm', wasm),
    manifest ? data('corpus-manifest', manifest) : block('octet-stream', `shard-${language.name}`, language.sealed),
    `<script type="text/plain" id="engine-worker">${parts.worker}</script>`,
    ...(info ? [json('corpus-info', info)] : []),
  ].join('\n'),
  '<!-- script -->': `<script>${parts.script}</script>`,
});

/** The module for a page of one's own: an ES module that finds `jiaokan.wasm` beside itself. */
function moduleFiles(module) {
  const web = (name) => readFileSync(join(module, 'web', name), 'utf8');
  return {
    'jiaokan.js': filled(web('jiaokan.js'), { "'jiaokan_bg.wasm'": "'jiaokan.wasm'" }),
    'jiaokan.d.ts': web('jiaokan.d.ts'),
    'example.html': read('example.html'),
  };
}

/** What stands beside the page on http: installing it, offline use, and no processing by GitHub Pages. */
const httpFiles = (page, name) => ({
  'sw.js': filled(bundle('sw.ts'), { __RELEASE__: sha256(page, 'hex').slice(0, 16) }),
  'manifest.webmanifest': filled(read('manifest.webmanifest'), {
    '校勘 Jiaokan': JSON.stringify(name).slice(1, -1),
    // The page's policy lets no image be asked for, so the icon stands in the manifest.
    'icon.svg': `data:image/svg+xml;base64,${Buffer.from(read('icon.svg')).toString('base64')}`,
  }),
  '.nojekyll': '',
});

const [module, out, called, corpus, saidIn = ''] = process.argv.slice(2);
if (!called) throw new Error('usage: node build.mjs MODULE OUT NAME [CORPUS [SAID]]');
const about = existsSync(saidIn) ? said(readFileSync(saidIn, 'utf8'), escaped) : { name: '', metas: [] };
const name = about.name || called;
const packings = join(module, 'packed');
const language = await languageShard(packings);
const wasm = without(readFileSync(join(module, 'jiaokan.wasm')), language.plain, language.label);
const parts = partsOf(module, wasm, corpus);
const blocks = [parts.wasm, ...(parts.manifest ? [parts.manifest] : [])];
const engine = await Promise.all(blocks.map((bytes) => packed(bytes, packings)));
const info = await glance(module, wasm, corpus, parts.manifest);
const page = pageOf(parts, engine, language, info, name, about.metas);
mkdirSync(out, { recursive: true });
for (const [file, text] of Object.entries({ 'index.html': page, ...moduleFiles(module), ...httpFiles(page, name) })) {
  writeFileSync(join(out, file), text);
}
writeFileSync(join(out, 'jiaokan.wasm'), wasm);
writeFileSync(join(out, 'jiaokan.language'), language.sealed);
if (parts.manifest) writeFileSync(join(out, 'shards', `${language.name}.js`), `jiaokanShard("${language.name}","${language.sealed.toString('base64')}");\n`);
process.exitCode = report({ ...parts, language: language.plain, page, limited: !corpus });
