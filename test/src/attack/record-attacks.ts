import { tests, type Answered } from "./answered.ts";

/** L. What somebody could do to the record, the server's own host included. */
export const RECORD: Readonly<Record<string, Answered>> = {
  L1: tests("VERIFY-2 whoever %s is found, and the row is named"),
  L2: tests("VERIFY-2 whoever %s is found, and the row is named"),
  L3: tests(
    "VERIFY-3 L3 a tail that was cut off with care is not seen in the file alone, and by the receipt of its last row at once",
    "HEADS-1 L3, L22 a record whose end is gone, a move with a receipt included, is not believed, and the row is named",
    "HEADS-1 HEADS-3 HEADS-6 L3, L12 a server that comes back with an older record is called out at once on the pages that have seen more, by its row",
  ),
  L4: tests("VERIFY-2 whoever %s is found, and the row is named"),
  L5: tests("VERIFY-2 whoever %s is found, and the row is named"),
  L6: tests(
    "VERIFY-2 L6 a host who writes a side's move anew, or one more, and seals everything with the server's own key is found",
    "VERIFY-2 VERIFY-4 L6 an act of the host that says another thing than follows from the rows is found, by both verifiers; the honest ones are right",
    "VERIFY-2 L6 moves that nobody signed are found after the first enrolment, and a server's signature by another key anywhere",
  ),
  L7: tests(
    "SIGNED-1 L7 what was signed for other talks is not taken here",
    "VERIFY-2 L7 a row of other talks is found, also under a sealing that fits",
  ),
  L8: tests(
    "SIGNED-1 L8, L15 a device signs for its own seat alone, under its own key",
    "VERIFY-2 L8 a move that is put into the other side's mouth is found",
  ),
  L9: tests(
    "VERIFY-2 L9 a key that stands twice is found, though a reader that takes the last one sees no change",
    "VERIFY-6 L9 the first and the last line have one form, so that nothing stands in them twice, and nothing more than a file holds",
  ),
  L10: tests(
    "VERIFY-2 L10 a number in another form, white space and an escaped letter are found",
    "RECORD-3 the number %s of RFC 8785 is written %s",
  ),
  L11: tests(
    "SIGNED-3 L11 a device that has seen another record is refused; one that has seen an older row of this one is not",
    "VERIFY-2 L11 a move that was made on another branch of the record is found on this one",
    "HEADS-1 L11, L12 a record that the server itself has written anew is found at its first other row, with both of its signatures as proof",
  ),
  L12: tests(
    "HEADS-1 L11, L12 a record that the server itself has written anew is found at its first other row, with both of its signatures as proof",
    "VERIFY-3 L3, L12, L13 whatever a host does who holds the server's key, whoever has kept the receipt of the last row finds it",
  ),
  L13: tests(
    "VERIFY-3 L3, L12, L13 whatever a host does who holds the server's key, whoever has kept the receipt of the last row finds it",
    "SIGNED-2, VERIFY-2 a signed move that the host kept back, and put in after the device had signed another, is found",
  ),
  L14: tests(
    "SIGNED-1 L14 one flipped bit of a signature, or one other letter in the moves, is refused; the same signed right is done",
    "VERIFY-2 L14, L15 a flipped bit of a signature and a key in place of another are found",
  ),
  L15: tests(
    "SIGNED-1 L8, L15 a device signs for its own seat alone, under its own key",
    "VERIFY-2 L14, L15 a flipped bit of a signature and a key in place of another are found",
  ),
  L16: tests(
    "SIGNED-1 L16 a signature over an enrolment or a receipt is none over a move",
    "VERIFY-2 L16 a signature over something else than moves is none over moves",
  ),
  L17: tests(
    "VERIFY-1 SIGNED-8 L17 a second verifier, of another hand and another language, finds the same first row as ours",
    "VERIFY-1, SIGNED-6 L17 a downloaded record is checked by one command with no server, both kinds of rows as what they are; a spoiled one is refused with its row",
    "SIGNED-1, VERIFY-1 a move is signed by a key that no page can read, both sides read one fingerprint, and the download is checked without the network",
  ),
  L18: tests(
    "SIGNED-4 L18 a key falls with the seat's link, session and role; what it signed before stays, and a new key is enrolled",
  ),
  L19: tests(
    "VERIFY-2 L19 an acceptance after the withdrawal is void everywhere, whoever of the two had seen what; before it, it stands",
  ),
  L20: tests(
    "SIGNED-1, MOVE-1 L20 an acceptance signs the very words that were shown: of words that only look like them it is refused",
  ),
  L21: tests(
    "SIGNED-2 L21 two tabs of one seat share a key and never a number, and what both send at once is made",
  ),
  L22: tests(
    "HEADS-1 L3, L22 a record whose end is gone, a move with a receipt included, is not believed, and the row is named",
  ),
  L23: tests(
    "When a row cannot be stored nothing has changed and nobody is told; asked again it is done",
  ),
};
