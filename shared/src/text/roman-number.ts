/** Up to 89: no contract is longer, and from 90 on more words of a language are numerals. */
const ROMAN = /^(?<tens>xl|l?x{0,3})(?<ones>ix|iv|v?i{0,3})$/iu;
const VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 };

/** The value of a roman numeral, "XIV" or "xiv". Null for any other word, and for a lone "L", which is a letter. */
export function romanValue(word: string): number | null {
  if (word === "" || word.toLowerCase() === "l" || !ROMAN.test(word)) return null;
  const values = word.split("").map((sign) => VALUES[sign.toLowerCase()] ?? 0);
  return values.reduce(
    (sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value),
    0,
  );
}
