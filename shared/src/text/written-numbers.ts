/** A count as word processors write it in letters, a … z, then aa, bb, cc; `first` is the code point of the first letter. A count out of 1 to 780 in digits. */
export function writtenInLetters(count: number, first: number): string {
  if (count < 1 || count > 780) return String(count);
  const letter = String.fromCodePoint(first + ((count - 1) % 26));
  return letter.repeat(Math.floor((count - 1) / 26) + 1);
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

/** A count in Roman capitals; one out of 1 to 3999 in digits. */
export function writtenInRoman(count: number): string {
  if (count < 1 || count > 3999) return String(count);
  let rest = count;
  let written = "";
  for (const [value, sign] of ROMAN) {
    while (rest >= value) {
      written += sign;
      rest -= value;
    }
  }
  return written;
}
