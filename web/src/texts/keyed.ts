// keyed.ts - a catalogue by the keys of another one, in their order (see build.mjs)

export function keyed<Text>(other: Record<string, unknown>, texts: Text[]): Record<string, Text | undefined> {
  return Object.fromEntries(Object.keys(other).map((key, i) => [key, texts[i]]));
}
