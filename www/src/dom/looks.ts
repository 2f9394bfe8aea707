// How the page looks: light or dark, the size of the text and the room between its lines. Kept by the browser where it allows
// that; not part of the address, for another reader has other eyes.

export const LOOKS = {
  theme: ['auto', 'light', 'dark'],
  size: ['small', 'usual', 'large', 'larger'],
  leading: ['tight', 'usual', 'loose'],
} as const;

export type Look = keyof typeof LOOKS;
export type LookValue<L extends Look> = (typeof LOOKS)[L][number];

/** What holds if nothing was chosen. */
const USUAL: { readonly [L in Look]: LookValue<L> } = { theme: 'auto', size: 'usual', leading: 'usual' };

const key = (name: Look): string => `jiaokan.${name}`;

export function look<L extends Look>(name: L): LookValue<L> {
  const values: readonly LookValue<L>[] = LOOKS[name];
  return values.find((value) => value === document.documentElement.dataset[name]) ?? USUAL[name];
}

export function setLook<L extends Look>(name: L, value: LookValue<L>): void {
  document.documentElement.dataset[name] = value;
  try {
    localStorage.setItem(key(name), value);
  } catch {
    // Storage may be forbidden; the choice then holds until the page is closed.
  }
}

export function restoreLooks(): void {
  for (const name of Object.keys(LOOKS) as Look[]) {
    try {
      const kept = localStorage.getItem(key(name));
      document.documentElement.dataset[name] = LOOKS[name].find((value) => value === kept) ?? USUAL[name];
    } catch {
      document.documentElement.dataset[name] = USUAL[name];
    }
  }
}
