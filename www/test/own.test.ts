import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { decoded, legacy } from '../src/own/decoded';
import { htmlText } from '../src/own/html';
import { otherwise, sourcesIn, type Failure, type Source } from '../src/own/sources';
import { zipFiles } from '../src/own/zip';
import { sections, withSection } from '../section.mjs';
import { engine } from './engine';

type Bytes = Uint8Array<ArrayBuffer>;
const bytes = (text: string): Bytes => new TextEncoder().encode(text);

/** The bytes of a text in an encoding that only the decoder is at hand for: of two bytes at most. */
function encoded(text: string, encoding: string): Bytes {
  const decoder = new TextDecoder(encoding);
  const known = new Map<string, number[]>(Array.from({ length: 128 }, (_, byte) => [String.fromCharCode(byte), [byte]]));
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const read = decoder.decode(Uint8Array.of(lead, trail));
      if ([...read].length === 1 && !known.has(read)) known.set(read, [lead, trail]);
    }
  }
  return Uint8Array.from([...text].flatMap((character) => known.get(character) ?? [0x3f]));
}

/** A zip of some files; a name may be given as bytes. */
function zip(files: readonly { name: string | Bytes; content: Bytes; stored?: boolean; flags?: number; size?: number }[]): Bytes {
  const [locals, entries]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const { name, content, stored = false, flags = 0, size = content.length } of files) {
    const label = Buffer.from(typeof name === 'string' ? bytes(name) : name);
    const data = stored ? Buffer.from(content) : deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(label.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(stored ? 0 : 8, 10);
    // The trailer of a gzip begins with the same sum.
    entry.writeUInt32LE(gzipSync(content).readUInt32LE(gzipSync(content).length - 8), 16);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(label.length, 28);
    entry.writeUInt32LE(at, 42);
    locals.push(local, label, data);
    entries.push(entry, label);
    at += 30 + label.length + data.length;
  }
  const end = Buffer.alloc(22 + 5);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(5, 20);
  return Uint8Array.from(Buffer.concat([...locals, ...entries, end]));
}

async function read(name: string, content: Bytes): Promise<(Source | Failure)[]> {
  const found: (Source | Failure)[] = [];
  for await (const one of sourcesIn({ name, bytes: content })) found.push(one);
  return found;
}

test('the encodings of before Unicode are told apart by what they make of the text', () => {
  for (const { id } of engine().info().documents) {
    const text = engine().document(id, []).raw.slice(0, 1500).replace(/[^\p{Script=Han}，。、：\n]/gu, '');
    for (const encoding of ['gb18030', 'big5']) {
      const found = legacy(encoded(text, encoding));
      assert.equal(found?.encoding, encoding, `${id} in ${encoding}`);
    }
  }
  assert.equal(legacy(Uint8Array.from({ length: 500 }, (_, i) => (i * 89) % 251)), null);
  assert.deepEqual(decoded(Uint8Array.of(0xff, 0xfe, 0x21, 0x68)), { text: '校', encoding: 'utf-16le' });
  assert.deepEqual(decoded(bytes('\ufeff校')), { text: '校', encoding: 'utf-8' });
});

test('the files of a zip are read, with Chinese names of either kind', async () => {
  const files = zipFiles(zip([{ name: 'a/校.txt', content: bytes('校'.repeat(99)) }, { name: encoded('勘.txt', 'gb18030'), content: bytes('b'), stored: true }, { name: 'a/', content: bytes('') }]));
  assert.deepEqual(files?.map(({ name }) => name), ['a/校.txt', '勘.txt']);
  assert.deepEqual(await Promise.all(files?.map(async (file) => new TextDecoder().decode(await file.bytes())) ?? []), ['校'.repeat(99), 'b']);
});

test('a zip that cannot be read says so, whatever is wrong with it', async () => {
  const good = zip([{ name: 'a.txt', content: bytes('校勘'.repeat(50)) }, { name: 'b.txt', content: bytes('好的') }]);
  assert.equal(zipFiles(bytes('no zip at all, but long enough to look for one')), null);
  assert.equal(zipFiles(zip([{ name: 'a.txt', content: bytes('a'), flags: 1 }])), null);
  // Cut off or damaged anywhere, it gives files, failures or null, and never hangs or gives wrong bytes.
  for (let cut = 0; cut < good.length; cut += 3) {
    const damaged = good.slice();
    damaged[cut] = (damaged[cut] ?? 0) ^ 0xff;
    for (const found of [...await read('x.zip', good.slice(0, cut)), ...await read('x.zip', damaged)]) {
      assert.ok('trouble' in found || ['校勘'.repeat(50), '好的'].includes(new TextDecoder().decode(found.bytes)));
    }
  }
  const [wrong, right] = await read('x.zip', zip([{ name: 'a.txt', content: bytes('短'), size: 99 }, { name: 'b.txt', content: bytes('好的') }]));
  assert.ok(wrong && 'trouble' in wrong && wrong.trouble === 'badZip' && wrong.name === 'x/a.txt');
  assert.ok(right && 'bytes' in right && right.name === 'own/x/b.txt');
});

test('archives are opened, what systems put into them is left', async () => {
  const inner = zip([{ name: 'x.txt', content: bytes('x') }]);
  const found = await read('all.zip', zip([
    { name: 'a.txt.gz', content: Uint8Array.from(gzipSync('社區')) }, { name: '__MACOSX/._a.txt', content: bytes('x') }, { name: 'd/.hidden', content: bytes('x') },
    { name: 'b.html', content: bytes('<p>里弄') }, { name: 'in.zip', content: inner },
  ]));
  assert.deepEqual(found.map((one) => [one.name, 'trouble' in one ? one.trouble : one.given?.text ?? new TextDecoder().decode(one.bytes)]),
    [['own/all/a.txt', '社區'], ['own/all/b.html', '里弄'], ['all/in.zip', 'badZip']]);
  assert.deepEqual(await read('a.gz', bytes('no gzip')), [{ name: 'a.gz', trouble: 'badGzip' }]);
});

test('each line of JSON lines is a source; a line that is none is named', async () => {
  const found = await read('m.jsonl', bytes('{"jiaokan":{}}\n{"id":"a","text":"社區"}\n\n{"text":\n{"text":"里弄","author":"甲"}\n'));
  assert.deepEqual(found.map((one) => ('trouble' in one ? [one.trouble, one.line] : [one.name, one.given?.text, one.given?.fields.author])),
    [['own/m/a.json', '社區', undefined], ['badLine', 4], ['own/m/5.json', '里弄', '甲']]);
});

test('text stays bytes for the module to decide; the browser reads what the module cannot', async () => {
  const gbk = encoded('校勘社的人在河边看书，水很清，这里的人都来了。', 'gb18030');
  const [source] = await read('old.txt', gbk);
  assert.ok(source && 'bytes' in source && source.given === null && source.bytes === gbk);
  assert.throws(() => engine().clean(source.name, source.bytes, []));
  assert.equal(otherwise(source)?.given?.encoding, 'gb18030');
  assert.equal(otherwise({ name: 'a', bytes: bytes('校'), given: null }), null);
});

test('a section takes the place of one of its name', () => {
  const empty = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
  const once = withSection(withSection(empty, 'other', bytes('x')), 'jiaokan.corpus', bytes('a'.repeat(200)));
  const twice = withSection(once, 'jiaokan.corpus', bytes('b'));
  assert.deepEqual(sections(twice).map(({ name, bytes: content }) => [name, content.length]), [['other', 7], ['jiaokan.corpus', 16]]);
  const [found] = WebAssembly.Module.customSections(new WebAssembly.Module(twice), 'jiaokan.corpus');
  assert.equal(new TextDecoder().decode(found), 'b');
});

test('HTML gives its text, a line a block, whatever else is in it', () => {
  assert.equal(htmlText('<!DOCTYPE html><html><head><title>紫藤巷</title><style>p>a{}</style><script>if (a<b) "</p>"</script></head><body onload="x(\'>\')"><h1 class=a>紫藤巷</h1>'
    + '<p title="a > b" hidden>吃过<b>晚饭</b>，\n 都来了。<br/>孩子们&ldquo;跑&rdquo;&#26469;&#x8DD1;去&nbsp;&mdash;&unknown;</p><!-- <p>没有 --><table><tr><td>一</td><td>二</td></tr></table>'
    + '<svg><svg><text>x</text></svg>y</svg><pre>a\n  b</pre>3 < 5 <noscript>x</noscript>末</body>'),
  '紫藤巷\n紫藤巷\n吃过晚饭， 都来了。\n孩子们“跑”来跑去 —&unknown;\n一 二\na\nb\n3 < 5 末');
  for (const odd of ['<', '<p', '<p a="', "<p a='x>y", '<!--', '<!', '</', '<script>', '<script>a</scrip', '&#x110000;', '<a "<a "<a ">x', '<svg>x']) assert.equal(typeof htmlText(odd), 'string');
  assert.equal(htmlText('<a "<b ">x'), '">x'.slice(2));
  const long = '<a =\''.repeat(200_000);
  assert.equal(htmlText(long), '');
});
