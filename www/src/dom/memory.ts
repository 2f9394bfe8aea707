// Where the reader was: how far each address was scrolled and what had the focus there, so that going back is going back to
// the same place. Kept as long as the page is open.

interface Place { readonly page: number; readonly list: number; readonly index: number; readonly key: string }

const NOWHERE: Place = { page: 0, list: 0, index: 0, key: '' };

export class Memory {
  private readonly places = new Map<string, Place>();

  /** `list` and `index` are what scrolls besides the window. While `away` says so, where the page is scrolled means nothing. */
  constructor(private readonly list: HTMLElement, private readonly index: HTMLElement, away: () => boolean) {
    const note = (event: Event): void => {
      if (!away()) this.places.set(location.hash, this.here(event));
    };
    addEventListener('scroll', note, { passive: true, capture: true });
    addEventListener('focusin', note);
  }

  private here(event: Event): Place {
    const target = event.type === 'focusin' && event.target instanceof HTMLElement ? event.target : null;
    const key = target ? target.dataset['key'] ?? '' : this.at(location.hash).key;
    return { page: scrollY, list: this.list.scrollTop, index: this.index.scrollTop, key };
  }

  private at(address: string): Place {
    return this.places.get(address) ?? NOWHERE;
  }

  /** What was scrolled when the reader left this address. */
  get page(): number {
    return this.at(location.hash).page;
  }

  /** Goes back to the place in the list, and to what had the focus. */
  restoreList(): void {
    const { list, index, key } = this.at(location.hash);
    this.list.scrollTop = list;
    this.index.scrollTop = index;
    const had = key === '' ? null : document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
    had?.focus({ preventScroll: true });
  }
}
