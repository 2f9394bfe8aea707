// Puts many elements into the page a slice at a time, so that the page answers in between.

/** How long a slice may take, in milliseconds: less than a frame. */
const SLICE = 12;

/** Appends what `elements` yields to `parent`; an element that comes again is already there. Resolves to whether all are in. */
export async function fill(parent: Element, elements: Iterable<Element>, signal: AbortSignal): Promise<boolean> {
  const more = elements[Symbol.iterator]();
  let last: Element | null = null;
  for (;;) {
    const end = performance.now() + SLICE;
    do {
      const { done, value } = more.next() as IteratorResult<Element, undefined>;
      if (done || !value) return true;
      if (value !== last) parent.append(value);
      last = value;
    } while (performance.now() < end);
    await new Promise((resume) => setTimeout(resume, 0));
    if (signal.aborted) return false;
  }
}
