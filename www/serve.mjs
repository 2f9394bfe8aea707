// Serves a folder on this machine only: `node serve.mjs FOLDER`, or `serve(folder, port)` for tests. It lists nothing and
// gives nothing from outside the folder.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.ts': 'text/plain; charset=utf-8', '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm', '.webmanifest': 'application/manifest+json',
};

async function answer(folder, request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  const path = normalize(decodeURIComponent(pathname)).replace(/\/$/, '/index.html');
  try {
    const bytes = await readFile(join(folder, path));
    response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream', 'cache-control': 'no-cache' }).end(bytes);
  } catch {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
  }
}

/** The running server; port 0 takes a free one. */
export const serve = (folder, port = 0) => new Promise((resolve, reject) => {
  const server = createServer((request, response) => void answer(folder, request, response).catch(() => response.destroy()));
  server.once('error', reject);
  server.listen(port, '127.0.0.1', () => resolve(server));
});

if (process.argv[1] === import.meta.filename) {
  const port = Number(process.env.PORT ?? 8000);
  serve(process.argv[2], port).then(
    () => console.log(`http://127.0.0.1:${port}/ (Ctrl-C ends it)`),
    (error) => { console.error(`Port ${port} can't be used (${error.code}): choose another, as in PORT=8001 ./build.sh serve`); process.exitCode = 1; },
  );
}
