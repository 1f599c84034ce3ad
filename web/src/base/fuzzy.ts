// fuzzy.ts - finds names by a few of their letters

/** Å, Ä and Ö are letters of their own in Swedish, but are found without their rings too. */
export function plain(text: string): string {
  return text.toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "");
}

/** How well QUERY's letters stand in NAME, in order: higher is better, null: not at all. */
export function score(query: string, name: string): number | null {
  const wanted = plain(query).replace(/\s+/g, "");
  const found = plain(name);
  if (wanted === "") return 0;
  const whole = found.indexOf(plain(query).trim());
  if (whole >= 0) {
    const atStart = whole === 0 || /[\s/\-]/.test(found[whole - 1] ?? "");
    return 1000 - found.length + (atStart ? 500 : 0);
  }
  let points = 0;
  let at = -1;
  for (const letter of wanted) {
    const next = found.indexOf(letter, at + 1);
    if (next < 0) return null;
    if (next === at + 1) points += 5;
    else if (next === 0 || /[\s/\-]/.test(found[next - 1] ?? "")) points += 8;
    else points -= Math.min(next - at, 10);
    at = next;
  }
  return points;
}

/** ITEMS whose name has QUERY's letters, best first; all, as they stand, of no query. */
export function search<T>(query: string, items: readonly T[], name: (item: T) => string): T[] {
  if (query.trim() === "") return [...items];
  return items
    .map((item, order) => ({ item, order, points: score(query, name(item)) }))
    .filter((found) => found.points !== null)
    .sort((a, b) => (b.points ?? 0) - (a.points ?? 0) || a.order - b.order)
    .map((found) => found.item);
}
