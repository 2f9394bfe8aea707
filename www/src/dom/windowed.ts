// Long lists: only what is near the window is in the page, in chunks; the others are empty space of the height that they would
// take, and behind the last that was near there is one such space for all. A chunk that holds the focus stays. What the rows
// are, and where they come from, is not known here.

import { refill, set } from './h';

/** Rows of a chunk. */
const CHUNK = 25;
/** Chunks that a list begins with. */
const FEW = 4;
/** How far from the window a chunk is made, and from the edge of a column that scrolls by itself, where the browser can do that. */
const MARGINS: IntersectionObserverInit & { scrollMargin: string } = { rootMargin: '800px', scrollMargin: '800px' };

/** The place of a row in the order of the tab key: one of a chunk is a stop, from which the arrow keys go on. */
export const tabStop = (at: number): 0 | -1 => (at % CHUNK === 0 ? 0 : -1);

/** Makes the rows from `from` on, `count` of them. */
export type Rows = (from: number, count: number) => Promise<readonly HTMLElement[]> | readonly HTMLElement[];

interface Chunk { readonly element: HTMLElement; readonly from: number; readonly size: number; filled: Promise<unknown> | null }

export class Windowed {
  total = 0;
  private isMeasured = false;
  private chunks: Chunk[] = [];
  private make: Rows = () => [];
  private turn = 0;
  private readonly near = new Set<Chunk>();
  private readonly of = new Map<Element, Chunk>();
  private readonly watcher = new IntersectionObserver((entries) => this.see(entries), MARGINS);
  /** Stands for the rows behind the last chunk. */
  private readonly rest: HTMLElement;

  /** `group` makes the element of a chunk inside `parent`; `height` is what a row takes before one was measured. */
  constructor(private readonly parent: HTMLElement, private readonly group: () => HTMLElement, private height: number, private readonly size = CHUNK) {
    this.rest = group();
  }

  /** Shows `total` rows made by `make`, under `head`. */
  show(total: number, make: Rows, head: HTMLElement | null = null): void {
    this.watcher.disconnect();
    this.near.clear();
    this.of.clear();
    this.renewed(make);
    this.total = total;
    this.chunks = [];
    this.parent.replaceChildren(...(head ? [head] : []), this.rest);
    this.grow(FEW);
    const [first] = this.chunks;
    if (first) this.enter(first);
  }

  /** Makes so many chunks more of the rest, as far as it goes. */
  private grow(count: number): void {
    const more = [];
    for (let from = this.made(); from < this.total && more.length < count; from += this.size) {
      const chunk: Chunk = { element: this.group(), from, size: Math.min(this.size, this.total - from), filled: null };
      this.of.set(chunk.element, chunk);
      this.reserve(chunk);
      more.push(chunk);
    }
    this.chunks.push(...more);
    this.rest.before(...more.map(({ element }) => element));
    this.reserveRest();
    // What is watched anew is looked at anew: the rest may still be near.
    for (const element of [...more.map((chunk) => chunk.element), this.rest]) {
      this.watcher.unobserve(element);
      this.watcher.observe(element);
    }
  }

  /** Rows that have a chunk. */
  private made(): number {
    return Math.min(this.chunks.length * this.size, this.total);
  }

  /** Makes the rows that are in the page anew, where they stand. */
  renew(make: Rows): void {
    const filled = this.chunks.filter((chunk) => chunk.filled !== null);
    this.renewed(make);
    for (const chunk of filled) void this.fill(chunk);
  }

  /** Brings row `at` into sight. */
  async reach(at: number): Promise<Element | null> {
    if (at >= this.made()) this.grow(Math.ceil((at + 1) / this.size) - this.chunks.length);
    const chunk = this.chunks[Math.floor(at / this.size)];
    if (!chunk) return null;
    await this.fill(chunk);
    const row = chunk.element.children[at - chunk.from] ?? null;
    row?.scrollIntoView({ block: 'nearest' });
    return row;
  }

  /** Brings row `at` into sight and gives its first link or button the focus. */
  async focus(at: number): Promise<void> {
    (await this.reach(at))?.querySelector<HTMLElement>('a, button')?.focus({ preventScroll: true });
  }

  /** Resolves when the rows near the window are in the page. */
  settled(): Promise<unknown> {
    return Promise.all([...this.near].map((chunk) => this.fill(chunk)));
  }

  private renewed(make: Rows): void {
    this.make = make;
    this.turn += 1;
    for (const chunk of this.chunks) chunk.filled = null;
  }

  private see(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      // The further the reader goes, the more at once.
      if (target === this.rest && isIntersecting && this.made() < this.total) this.grow(this.chunks.length);
      const chunk = this.of.get(target);
      if (chunk?.element.hasChildNodes()) this.measured(boundingClientRect.height / chunk.size);
      if (chunk && isIntersecting) this.enter(chunk);
      else if (chunk) this.leave(chunk);
    }
  }

  private enter(chunk: Chunk): void {
    this.near.add(chunk);
    void this.fill(chunk);
  }

  private leave(chunk: Chunk): void {
    this.near.delete(chunk);
    // A list that is not shown is near no window, and comes back as it was.
    if (chunk.filled === null || this.parent.offsetParent === null || chunk.element.contains(document.activeElement)) return;
    chunk.element.style.setProperty('block-size', `${chunk.element.offsetHeight}px`);
    chunk.element.replaceChildren();
    chunk.filled = null;
  }

  private fill(chunk: Chunk): Promise<unknown> {
    return (chunk.filled ??= this.put(chunk, this.turn).catch(() => undefined));
  }

  private async put(chunk: Chunk, turn: number): Promise<void> {
    const made = this.make(chunk.from, chunk.size);
    const rows = made instanceof Promise ? await made : made;
    if (turn !== this.turn) return;
    // The head of a table is its first row.
    rows.forEach((row, i) => { if (row.getAttribute('role') === 'row') set(row, 'aria-rowindex', chunk.from + i + 2); });
    refill(chunk.element, ...rows);
    chunk.element.style.removeProperty('block-size');
    // The browser tells it of its own accord, but a place in the list may be gone to before it does.
    // Where there is only this one, nothing is to be reckoned from it, and the browser need not lay it out at once.
    if (!this.isMeasured && this.total > this.size) this.measured(chunk.element.offsetHeight / chunk.size);
  }

  /** What is not there takes as much room as what is. */
  private measured(height: number): void {
    if (height === 0) return;
    this.isMeasured = true;
    if (Math.abs(height - this.height) < 1) return;
    this.height = height;
    for (const chunk of this.chunks) if (chunk.filled === null && !chunk.element.hasChildNodes()) this.reserve(chunk);
    this.reserveRest();
  }

  private reserve({ element, size }: Chunk): void {
    element.style.setProperty('block-size', `${size * this.height}px`);
  }

  private reserveRest(): void {
    this.rest.style.setProperty('block-size', `${(this.total - this.made()) * this.height}px`);
  }
}
