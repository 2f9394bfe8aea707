// The bars of the time facet: a bar a month, or a year or ten where months would be too many to be told apart. What has no
// place in time is not among them.

import type { Count } from './notes';

/** `values` are what is chosen by it: a month, or years. */
export interface Bar { readonly label: string; readonly count: number; readonly values: readonly string[] }

/** Bars that can be told apart and pointed at in a narrow column. */
const MOST = 40;

const monthOf = (name: string): number => Number(name.slice(0, 4)) * 12 + Number(name.slice(5)) - 1;
const nameOf = (month: number): string => `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;

/** The bars in order, without gaps, and the values that are in none of them. */
export function histogram(counts: readonly Count[]): { bars: Bar[]; others: Count[] } {
  const isMonth = ({ name }: Count): boolean => /^\d{4}-\d{2}$/.test(name);
  const months = new Map(counts.filter(isMonth).map(({ name, count }) => [monthOf(name), count]));
  const [first, last] = ends(months.keys());
  if (last - first >= MOST) return byYear(counts);
  const bars = Array.from({ length: last - first + 1 }, (_, i): Bar => ({ label: nameOf(first + i), count: months.get(first + i) ?? 0, values: [nameOf(first + i)] }));
  return { bars, others: counts.filter((count) => !isMonth(count)) };
}

function byYear(counts: readonly Count[]): { bars: Bar[]; others: Count[] } {
  const isDated = ({ name }: Count): boolean => /^\d{4}/.test(name);
  const years = new Map<number, number>();
  for (const { name, count } of counts.filter(isDated)) years.set(Number(name.slice(0, 4)), (years.get(Number(name.slice(0, 4))) ?? 0) + count);
  const [first, last] = ends(years.keys());
  const step = last - first < MOST ? 1 : 10;
  const bars: Bar[] = [];
  for (let from = first - (first % step); from <= last; from += step) {
    const inside = [...years].filter(([year]) => year >= from && year < from + step).sort(([a], [b]) => a - b);
    bars.push({ label: step === 1 ? String(from) : `${from}–${from + step - 1}`, count: inside.reduce((sum, [, count]) => sum + count, 0), values: inside.map(([year]) => String(year).padStart(4, '0')) });
  }
  return { bars, others: counts.filter((count) => !isDated(count)) };
}

/** The least and the greatest; of nothing, an empty range. */
function ends(numbers: Iterable<number>): [number, number] {
  let [first, last] = [Infinity, -Infinity];
  for (const number of numbers) [first, last] = [Math.min(first, number), Math.max(last, number)];
  return first <= last ? [first, last] : [0, -1];
}
