// Light, dark, or as the system says. Kept by the browser where it allows that; not part of the address.

export type Theme = 'auto' | 'light' | 'dark';
export const themes: readonly Theme[] = ['auto', 'light', 'dark'];

const KEY = 'jiaokan.theme';

export const theme = (): Theme => themes.find((value) => value === document.documentElement.dataset['theme']) ?? 'auto';

export function setTheme(value: Theme): void {
  document.documentElement.dataset['theme'] = value;
  try {
    localStorage.setItem(KEY, value);
  } catch {
    // Storage may be forbidden; the choice then holds until the page is closed.
  }
}

export function restoreTheme(): void {
  try {
    const kept = localStorage.getItem(KEY);
    document.documentElement.dataset['theme'] = themes.find((value) => value === kept) ?? 'auto';
  } catch {
    document.documentElement.dataset['theme'] = 'auto';
  }
}
