// The module's types: what src/wasm.rs takes and gives. Every range is in UTF-16 code units, half-open, so that
// `text.slice(...range)` is the text it names.

export type Range = [from: number, to: number];

export interface Bilingual { zh: string; en: string }

/** How sure a repair is: proved and alone; proved but not alone; not proved (text unchanged); needs no such proof. */
export type Status = 'verified' | 'likely' | 'flagged' | 'plain';

/** 自动: script, width, variants and case folded, blind to marks and spaces · 同字: folded, marks count · 精确: exact characters, blind to marks · 原样: identical. */
export type Mode = 'auto' | 'script' | 'exact' | 'verbatim';

export type Kind = 'title' | 'kicker' | 'heading' | 'paragraph' | 'caption';

export type Script = 'hans' | 'hant' | 'mixed';

export interface Rule {
  name: string;
  stage: 'mend' | 'classify';
  label: Bilingual;
  summary: Bilingual;
}

export interface Fields {
  title?: string;
  kicker?: string;
  author?: string;
  role?: string;
  source?: string;
  site?: string;
  /** EDTF: 2022-04-25T08:12, 2020-05-13, XXXX-03-05. */
  published?: string;
  edition?: { paper: string; date?: string; page?: string };
  editor?: string;
  views?: number;
  breadcrumb: string[];
  related: string[];
  dateline?: string;
}

/** A document in a list. */
export interface Summary {
  id: string;
  fields: Fields;
  script: Script;
  /** The place that the dateline or the source names, in simplified characters. */
  place?: string;
  flags: string[];
  /** 字. */
  chars: number;
  /** Edits by the name of their rule. */
  edits: Record<string, number>;
}

export interface Info {
  /** Version of the engine. */
  version: string;
  /** SHA-256 of the pack: names the release of the corpus. */
  sha256: string;
  /** How many documents the corpus has. */
  total: number;
  /** Those that a list can tell of; of a corpus in shards those in the part of its catalogue that is on hand, else all. */
  documents: Summary[];
  /** Their numbers in the corpus, by which results name them. */
  numbers: number[];
  /** The shards that could not be had: what they hold is not found. */
  lost: string[];
}

/** A line of the clean text. */
export interface Line { kind: Kind; clean: Range; raw: Range }

/** A document, read with some rules switched off or none. */
export interface View extends Summary {
  encoding: string;
  /** SHA-256 of the file's bytes. */
  sha256: string;
  /** The text as found (decoded). */
  raw: string;
  /** The clean text: title, kicker and blocks, a line each. */
  clean: string;
  lines: Line[];
  /** Lines that were taken out, mended. */
  removed: { rule: string; text: string; raw: Range }[];
  /** The changes, in order, not overlapping, seven numbers each. What stands at `raw.slice(a[0], a[1])` became what stands at
   * `clean.slice(a[2], a[3])`; a[4] is the index of the rule in `rules_made`, a[5] that of the status in `['verified', 'likely',
   * 'flagged', 'plain']`, a[6] that of why it was made in `evidence`. */
  edits_made: Uint32Array;
  rules_made: string[];
  evidence: Bilingual[];
  /** Other repairs that would also give the source, best first: of changes that have any, by their numbers from 0. */
  candidates: [edit: number, others: string[]][];
}

/** A place that answers. Of a choice of removed text, `line` is an index into `View.removed`, `clean` a range in the text there,
 * and `raw` that of the whole line. */
export interface Hit {
  /** Index into `View.lines`. */
  line: number;
  clean: Range;
  raw: Range;
}

/** Which hits count; all in the clean text if nothing is said. */
export interface Choice {
  /** Only those that read so in the text: some of `Results.forms`. */
  forms?: string[];
  /** Those in the lines that cleaning took out, instead: whoever shows them says so. */
  removed?: boolean;
}

/** The densest passage of a document that answers, with where in `text` the hits are. Without hits it is how the text opens. */
export interface Excerpt { text: string; marks: Range[]; line: number }

export interface Results {
  /** All hits in title, kicker and blocks; they don't overlap. */
  total: number;
  /** The forms in which the query was found, as they stand in the text, most frequent first. */
  forms: { text: string; hits: number }[];
  /** The numbers of those that answer, best first; the order is total. */
  documents: number[];
  /** The hits in each of them: none where fields alone answer. */
  hits: number[];
}

/** What lines are sorted by: the hit, a word before or behind it, the document, its date. Words are in the order of their pinyin. */
export type Key = 'node' | `L${1 | 2 | 3 | 4 | 5}` | `R${1 | 2 | 3 | 4 | 5}` | 'document' | 'date';

/** Which lines are wanted. */
export interface Concordance {
  /** Up to three, the first first; the order of the corpus if there are none. */
  sort?: Key[];
  /** Characters on each side; 20. */
  context?: number;
  /** The first line of the window; 0. */
  from?: number;
  /** Lines of the window; 100. */
  count?: number;
  /** How many groups; 100. */
  groups?: number;
  /** So many of the hits, spread over all, the same each time. */
  sample?: number;
  /** Only hits in documents of these ids. */
  documents?: string[];
}

/** Hits in their contexts, which never go beyond a line of the text. */
export interface Kwic {
  total: number;
  /** Hits in the sample; all if none was asked for. */
  sampled: number;
  groups_total: number;
  /** What stands in the places of the keys and how often, most frequent first; `first` is its first line among the sorted ones. */
  groups: { keys: string[]; hits: number; first: number }[];
  /** The window. `line` and `clean` as in a `Hit`; `hit` is its number among the hits of its document, from 1. */
  lines: { id: string; line: number; hit: number; clean: Range; left: string; node: string; right: string }[];
}

/** Which edits are wanted; all if nothing is said. */
export interface Listing {
  rule?: string;
  status?: Status;
  /** Only in documents of these ids. */
  documents?: string[];
  /** The first of the window; 0. */
  from?: number;
  /** Edits of the window; none. */
  count?: number;
  /** An edit, by its document and its number there, from 1: `Edits.before` says how many of the list stand before it. */
  at?: [id: string, edit: number];
}

/** The edits of the corpus, in order. */
export interface Edits {
  total: number;
  before: number;
  /** How many edits each rule made with each status, whichever are listed. */
  counts: { rule: string; status: Status; edits: number }[];
  /** The window: an edit, its number in its document from 1, and what stands beside it in the clean text; the start of what it changed. */
  lines: { id: string; edit: number; rule: string; status: Status; before: string; after: string; left: string; right: string }[];
}

/** A source's text as somebody else read it: what its bytes were in (`html`, `json`, `gb18030`, not UTF-8), and what else is known. */
export interface Given { text: string; encoding: string; fields: Fields }

/** What is named: people; places and organisations; amounts; dates; terms that the author put in quotes, and titles of works. */
export type MentionKind = 'person' | 'place' | 'quantity' | 'date' | 'term';

/** Something that a text names in one place. It was found automatically: likely, not proved. What a kind has no use for is ''. */
export interface Mention {
  kind: MentionKind;
  id: string;
  /** Index into `View.lines`, and the place in `View.clean`. */
  line: number;
  clean: Range;
  /** The words as they stand, of a term without its quotes. */
  text: string;
  /** Of a person: the office named with the name. Of a place: `organisation` if it is one. Of a quantity: the unit. Of a date: EDTF. Of a term: `title` if it is a work's. */
  note: string;
  /** Of a person: the organisation or place before the office. Of a place: the way to it from the province, `/` between. Of a quantity: what is counted. */
  of: string;
  /** Of a quantity: the words that make it a rough one (近, 多). */
  about: string;
  /** Of a quantity: the number; of a range its ends. */
  value?: number;
  to?: number;
  /** The sentence, and where in it the words stand. */
  sentence: string;
  at: Range;
  /** `text`, `note` and `of` in their searched form: what both scripts have in common. */
  folded: [text: string, note: string, of: string];
}

/** A form of the query language: an example, and what it finds. */
export interface Form extends Bilingual { query: string }

/** What a query that cannot be read throws: where in it the trouble starts (UTF-16 code units), and what would be right. All
 * other troubles throw the same without `at`. */
export interface QueryError { at: number; zh: string; en: string }
