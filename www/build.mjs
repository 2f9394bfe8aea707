// Puts the page together: `node build.mjs GLUE WASM OUT [NAME]` writes one file that needs no other.
//
// GLUE and WASM are what `wasm-bindgen --target no-modules` wrote, OUT is the page to be written, NAME is what the corpus
// is called. The same input gives the same bytes.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync, transformSync } from 'esbuild';

const here = import.meta.dirname;
const TARGET = ['chrome123', 'firefox120', 'safari17.5'];

const bundle = (entry) => buildSync({
  entryPoints: [join(here, 'src', entry)], bundle: true, minify: true, format: 'iife', target: TARGET, charset: 'utf8', write: false, legalComments: 'none',
}).outputFiles[0].text;

/** Script in HTML ends at `</script`, and a comment with a script in it swallows the rest: neither may stand there. */
const inScript = (code) => code.replace(/<(?=\/script|script|!--)/gi, '\\x3C');
const digest = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const data = (id, bytes) => `<script type="application/gzip" id="${id}">${gzipSync(bytes, { level: 9 }).toString('base64')}</script>`;
const escaped = (text) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

const policy = (script, style) => [
  "default-src 'none'", `script-src ${digest(script)} 'wasm-unsafe-eval'`, `style-src ${digest(style)}`, "worker-src blob: 'self'",
  'img-src data: blob:', "connect-src 'none'", "manifest-src 'self'", "base-uri 'none'", "form-action 'none'",
  "require-trusted-types-for 'script'", 'trusted-types jiaokan',
].join('; ');

/** The page, as one text. */
export function page({ glue, wasm, name }) {
  const script = inScript(bundle('main.ts'));
  const style = transformSync(readFileSync(join(here, 'style.css'), 'utf8'), { loader: 'css', minify: true, target: TARGET, charset: 'utf8' }).code;
  const worker = Buffer.concat([glue, Buffer.from(`\n${bundle('worker.ts')}`)]);
  const parts = {
    '<meta charset="utf-8">': `<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy(script, style)}">`,
    '<title>校勘 Jiaokan</title>': `<title>${escaped(name)}</title>`,
    '<h1 id="corpus-name">校勘</h1>': `<h1 id="corpus-name">${escaped(name)}</h1>`,
    '<!-- style -->': `<style>${style}</style>`,
    '<!-- engine -->': `${data('engine-worker', worker)}\n${data('engine-wasm', wasm)}`,
    '<!-- script -->': `<script>${script}</script>`,
  };
  return Object.entries(parts).reduce((html, [from, to]) => {
    if (!html.includes(from)) throw new Error(`index.html has no ${from}`);
    return html.replace(from, () => to);
  }, readFileSync(join(here, 'index.html'), 'utf8'));
}

if (process.argv[1] === import.meta.filename) {
  const [glue, wasm, out, name = '校勘'] = process.argv.slice(2);
  if (!out) throw new Error('usage: node build.mjs GLUE WASM OUT [NAME]');
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, page({ glue: readFileSync(glue), wasm: readFileSync(wasm), name }));
}
