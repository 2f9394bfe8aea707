// The text of a page's HTML, a line for each block that a reader would see as one; the title first. Menus and footers stay: they
// are for the rules to take out, so that a reader can see what was taken. The browser's own parser is not asked: it would hold what
// it finds against the policy of this page, and report it. One pass, whatever the HTML.

const BLOCKS = new Set(('address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend '
  + 'li main nav ol option p pre section summary table tbody tfoot thead title tr ul br').split(' '));
/** Elements of which nothing is read; in the first of them `<` begins nothing but their end. */
const RAW = new Set(['script', 'style', 'textarea', 'xmp', 'iframe', 'noembed', 'noframes']);
const UNSEEN = new Set(['noscript', 'template', 'svg', 'math', 'object', 'select', 'button']);

const NAMED: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ensp: ' ', emsp: '　', thinsp: ' ', ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’',
  mdash: '—', ndash: '–', hellip: '…', middot: '·', bull: '•', laquo: '«', raquo: '»', times: '×', divide: '÷', deg: '°', permil: '‰', sect: '§', para: '¶',
  copy: '©', reg: '®', trade: '™', yen: '¥', pound: '£', euro: '€',
};

/** Character references; one that is not known stays as it is written. */
const plain = (text: string): string => text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));?/gi, (whole, hex?: string, decimal?: string, name?: string) => {
  if (name !== undefined) return NAMED[name] ?? whole;
  const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
});

/** Where the tag that begins at `at` ends, behind its `>`: quotes count only behind an equals sign. */
function tagEnd(html: string, at: number): number {
  for (const mark = /[>=]/g; ;) {
    mark.lastIndex = at;
    const found = mark.exec(html);
    if (!found) return html.length;
    at = found.index + 1;
    if (found[0] === '>') return at;
    const [blank = ''] = /^\s{0,20}/.exec(html.slice(at, at + 20)) ?? [];
    const quote = html[at + blank.length];
    if (quote === '"' || quote === "'") {
      const close = html.indexOf(quote, at + blank.length + 1);
      at = close < 0 ? html.length : close + 1;
    }
  }
}

/** Where the raw text of an element ends. */
function rawEnd(html: string, name: string, at: number): number {
  const end = new RegExp(`</${name}`, 'gi');
  end.lastIndex = at;
  return end.exec(html)?.index ?? html.length;
}

export function htmlText(html: string): string {
  let [at, out, pre] = [0, '', 0];
  let unseen = { name: '', depth: 0 };
  const say = (text: string): void => { if (unseen.depth === 0) out += pre > 0 ? plain(text) : plain(text.replace(/\s+/g, ' ')); };
  while (at < html.length) {
    const open = html.indexOf('<', at);
    say(html.slice(at, open < 0 ? html.length : open));
    if (open < 0) break;
    if (html.startsWith('<!--', open)) {
      const close = html.indexOf('-->', open + 4);
      at = close < 0 ? html.length : close + 3;
      continue;
    }
    const [, slash = '', written = ''] = /^<(\/?)([a-z][a-z0-9-]*)/i.exec(html.slice(open, open + 40)) ?? [];
    if (written === '' && !/[!?/]/.test(html[open + 1] ?? '')) {
      say('<');
      at = open + 1;
      continue;
    }
    const name = written.toLowerCase();
    at = tagEnd(html, open + 1 + slash.length + name.length);
    if (RAW.has(name) && slash === '') at = rawEnd(html, name, at);
    if (unseen.depth > 0 ? name === unseen.name : UNSEEN.has(name)) unseen = { name, depth: Math.max(0, unseen.depth + (slash === '' ? 1 : -1)) };
    if (name === 'pre') pre = Math.max(0, pre + (slash === '' ? 1 : -1));
    if (unseen.depth === 0) out += BLOCKS.has(name) ? '\n' : name === 'td' || name === 'th' ? ' ' : '';
  }
  return out.split('\n').map((line) => line.replace(/[ \t\r\f]+/g, ' ').trim()).filter((line) => line !== '').join('\n');
}
