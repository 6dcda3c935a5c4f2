const CONSONANTS = "bdfghjklmnprstvz";
const VOWELS = "aiou";
const WORDS = 4;
const HEX_A_WORD = 4;

/**
 * A head as four words that can be said on the telephone: its first 64 bits as proquints (Wilkerson, "A proposal for proquints",
 * arXiv 0901.4016). Who wants certainty against a host that tries millions of records compares the whole head.
 */
export function fingerprintOf(head: string): string {
  return Array.from({ length: WORDS }, (_, index) =>
    proquint(Number.parseInt(head.slice(index * HEX_A_WORD, (index + 1) * HEX_A_WORD), 16)),
  ).join("-");
}

/** Sixteen bits as consonant, vowel, consonant, vowel, consonant. */
function proquint(bits: number): string {
  const letters = [
    CONSONANTS[bits >> 12],
    VOWELS[(bits >> 10) & 3],
    CONSONANTS[(bits >> 6) & 15],
    VOWELS[(bits >> 4) & 3],
    CONSONANTS[bits & 15],
  ];
  return letters.join("");
}
