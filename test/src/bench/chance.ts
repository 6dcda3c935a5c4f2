/** mulberry32: small, seeded, good enough to choose moments and words. */
export function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const LETTERS = "etaoin shrdlu cmfwyp vbgkjq xz";

/** So many letters as somebody might type them. */
export function someWords(chance: () => number, letters: number): string {
  return Array.from({ length: letters }, () =>
    LETTERS.charAt(Math.floor(chance() * LETTERS.length)),
  ).join("");
}
