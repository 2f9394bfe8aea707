// Bundles each `*.test.ts` beside this file and runs it under Node's own test runner: `npm test`.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { buildSync } from 'esbuild';

const here = import.meta.dirname;
const out = mkdtempSync(join(tmpdir(), 'jiaokan-page-'));
const tests = readdirSync(here).filter((name) => name.endsWith('.test.ts')).map((name) => join(here, name));
try {
  buildSync({ entryPoints: tests, outdir: out, bundle: true, platform: 'node', format: 'esm', outExtension: { '.js': '.mjs' }, sourcemap: 'inline' });
  const files = readdirSync(out).map((name) => join(out, name));
  process.exitCode = spawnSync(process.execPath, ['--test', '--enable-source-maps', ...files], { stdio: 'inherit' }).status ?? 1;
} finally {
  rmSync(out, { recursive: true, force: true });
}
