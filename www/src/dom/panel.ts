// What a tab of the middle column is: how it is called and what it shows. The tabs themselves stand in `tabs.ts`.

import type { Page } from '../page';
import type { Ask } from '../rpc';
import type { Word } from '../words';

/** What a tab shows, made once. */
export interface Panel {
  readonly element: HTMLElement;
  /** Called at each change of the page while the tab is chosen; what is as it was is best left as it stands. */
  draw(page: Page): void;
  /** Resolves when what is near the window is in the page. */
  settled?(): Promise<unknown>;
  /** Goes to the next or previous edit, where the panel lists edits. */
  step?(step: 1 | -1): Promise<void>;
}

export interface Tab {
  /** As the address has it: small letters. */
  readonly name: string;
  readonly word: Word;
  /** It takes the width of the reading column while no document is open. */
  readonly wide: boolean;
  /** It shows what was searched: how many hits there are, and in which forms, stands above. */
  readonly searched: boolean;
  /** How much there is, beside the name; null is not said. */
  readonly count?: (page: Page) => number | null;
  /** `ask` is for what only this tab shows. */
  readonly panel: (ask: Ask) => Panel;
}
