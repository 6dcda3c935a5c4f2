import { stretchId } from "./change-ids.ts";
import { matchSequences } from "./match-sequences.ts";
import { joinPieces, onePiece, type Piece, type PieceKind } from "./pieces.ts";
import type { Atom } from "./sentences.ts";
import { isWord } from "./tokens.ts";

/** A stretch of the text: what stands in both, or what stood there before with what stands there now. */
interface Stretch {
  readonly isSame: boolean;
  readonly before: Atom[];
  readonly after: Atom[];
  /** Words before and after. */
  readonly words: { before: number; after: number };
  hasMove: boolean;
}

/**
 * The redline of some words against others, word by word. What stands alone between two changes and is outweighed by both counts as
 * changed with them, so that a sentence written anew is not shown as a sieve. `id` begins the ids of the changes.
 */
export function redlineWords(
  before: readonly Atom[],
  after: readonly Atom[],
  id: string,
): readonly Piece[] {
  const key = (place: string) => (atom: Atom, at: number) =>
    atom.move === null ? atom.text : `${place} ${at} ${atom.move}\0`;
  const matches = matchSequences(before.map(key("from")), after.map(key("to")));
  return joinStretches(stretchesOf({ before, after }, matches)).flatMap((stretch, at) =>
    piecesOf(stretch, stretchId(id, at)),
  );
}

function newStretch(isSame: boolean): Stretch {
  return { isSame, before: [], after: [], words: { before: 0, after: 0 }, hasMove: false };
}

function put(atom: Atom | undefined, place: "before" | "after", into: Stretch): void {
  if (atom === undefined) return;
  into[place].push(atom);
  if (isWord(atom.text)) into.words[place] += 1;
  if (atom.move !== null) into.hasMove = true;
}

function putAll({ before, after }: Stretch, into: Stretch): void {
  for (const atom of before) put(atom, "before", into);
  for (const atom of after) put(atom, "after", into);
}

function stretchesOf(
  { before, after }: { before: readonly Atom[]; after: readonly Atom[] },
  matches: ReturnType<typeof matchSequences>,
): Stretch[] {
  const stretches: Stretch[] = [];
  const stretch = (isSame: boolean): Stretch => {
    const last = stretches.at(-1);
    if (last?.isSame === isSame) return last;
    const fresh = newStretch(isSame);
    stretches.push(fresh);
    return fresh;
  };
  let b = 0;
  let a = 0;
  for (const [nextB, nextA] of [...matches, [before.length, after.length] as const]) {
    for (; b < nextB; b += 1) put(before[b], "before", stretch(false));
    for (; a < nextA; a += 1) put(after[a], "after", stretch(false));
    if (b === before.length && a === after.length) break;
    const same = stretch(true);
    put(before[b], "before", same);
    put(after[a], "after", same);
    b += 1;
    a += 1;
  }
  return stretches;
}

/** Joins two changes over what stands between them, where that is spaces or weighs little. */
function joinStretches(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of stretches) {
    const between = joined.at(-1);
    const first = joined.at(-2);
    if (first !== undefined && between !== undefined && isOutweighed(between, first, stretch)) {
      joined.pop();
      putAll(between, first);
      putAll(stretch, first);
    } else joined.push(stretch);
  }
  return joined;
}

function isOutweighed(between: Stretch, first: Stretch, second: Stretch): boolean {
  if (!between.isSame || first.hasMove || second.hasMove) return false;
  const words = between.words.before;
  if (words === 0) return between.before.every(({ text }) => text.trim() === "");
  const weight = ({ words: { before, after } }: Stretch): number => Math.max(before, after);
  return 2 * words <= Math.min(weight(first), weight(second));
}

function piecesOf({ isSame, before, after }: Stretch, id: string): Piece[] {
  if (isSame) return onePiece("same", textOf(before), null);
  const isSpace = [...before, ...after].every(({ text }) => text.trim() === "");
  const change = isSpace ? null : id;
  return [
    ...runs(before, { plain: "deleted", moved: "moved-out", change }),
    ...runs(after, { plain: "inserted", moved: "moved-in", change }),
  ];
}

function runs(
  atoms: readonly Atom[],
  { plain, moved, change }: { plain: PieceKind; moved: PieceKind; change: string | null },
): Piece[] {
  return joinPieces(
    atoms.map(({ text, move }, at) => {
      // Spaces beside a moved sentence move with it.
      const isSpace = text.trim() === "";
      const beside = isSpace ? (atoms[at - 1]?.move ?? atoms[at + 1]?.move ?? null) : null;
      const owner = move ?? beside;
      return { kind: owner === null ? plain : moved, text, change: owner ?? change };
    }),
  );
}

function textOf(atoms: readonly Atom[]): string {
  return atoms.map(({ text }) => text).join("");
}
