import { parseBlocks, type Block, type Table } from "../text/blocks.ts";
import { alignParts } from "./align-parts.ts";
import { blockId } from "./change-ids.ts";
import { orderOf, type Step } from "./order-of.ts";
import { partOf, type Part } from "./part.ts";
import {
  redlineKept,
  redlineMoved,
  redlineSingle,
  type Prose,
  type RedlinedProse,
} from "./redline-prose.ts";
import { redlineTable, redlineWholeTable, type RedlinedTable } from "./redline-table.ts";
import { findMovedSentences, type AtomsOfBlock, type WordsOfBlock } from "./sentences.ts";

export type RedlinedBlock = RedlinedProse | RedlinedTable;

/**
 * What a text has become: the blocks of both, in the order of reading. Clauses, paragraphs and rows are told apart by their words and
 * numbers first, what stands elsewhere is known as moved, and inside a clause or a cell words are compared with words, a figure being one
 * word. Equal texts have no change in it; the same two texts always give the same redline. Refuses nothing.
 */
export function redline(before: string, after: string): readonly RedlinedBlock[] {
  const old = parseBlocks(before);
  const fresh = parseBlocks(after);
  const alignment = alignParts(old.map(partOfBlock), fresh.map(partOfBlock));
  const steps = orderOf(alignment, { before: old.length, after: fresh.length });
  const pairs = steps.map((step) => ({
    step,
    before: step.before === null ? undefined : old[step.before],
    after: step.after === null ? undefined : fresh[step.after],
  }));
  const changed = pairs.filter(hasChangedWords);
  const found = findMovedSentences(changed.map(wordsOf));
  const atoms = new Map(changed.map((pair, at) => [idOf(pair), found[at]]));
  return pairs.map((pair) => redlineBlock(pair, atoms.get(idOf(pair)) ?? null));
}

interface BlockPair {
  readonly step: Step;
  readonly before: Block | undefined;
  readonly after: Block | undefined;
}

function partOfBlock(block: Block): Part {
  if (block.kind === "table") {
    const rows = block.rows.map(({ cells }) => cells.map(({ words }) => words).join("\t"));
    return partOf("table", "", rows.join("\n"));
  }
  return partOf("prose", block.kind === "clause" ? block.path.join(" ") : "", block.words);
}

/** Blocks between which a sentence may have moved; of a moved block its new place. */
function hasChangedWords({ step, before, after }: BlockPair): boolean {
  if (before?.kind === "table" || after?.kind === "table") return false;
  return step.fate !== "moved-out" && before?.words !== after?.words;
}

/** Both places of a moved block have one. */
function idOf({ step }: BlockPair): string {
  return blockId(step.before, step.after);
}

function wordsOf({ before, after }: BlockPair): WordsOfBlock {
  const words = (block: Block | undefined): string | null =>
    block === undefined || block.kind === "table" ? null : block.words;
  return { before: words(before), after: words(after) };
}

function redlineBlock(pair: BlockPair, atoms: AtomsOfBlock | null): RedlinedBlock {
  const { step, before, after } = pair;
  const { fate } = step;
  const id = idOf(pair);
  const shown = fate === "deleted" || fate === "moved-out" ? before : after;
  if (shown === undefined) throw new Error("a step that leads nowhere");
  if (shown.kind === "table") {
    return fate === "kept"
      ? redlineTable(mustTable(before), shown, id)
      : redlineWholeTable(shown, fate, id);
  }
  if (fate === "inserted" || fate === "deleted") {
    return redlineSingle(shown, atoms ?? NO_ATOMS, { fate, id });
  }
  const both = { before: mustProse(before), after: mustProse(after) };
  if (fate === "kept") return redlineKept(both, atoms, id);
  const moved = redlineMoved(both, atoms, id);
  return fate === "moved-out" ? moved.out : moved.in;
}

/** Of a block that has a number and no words. */
const NO_ATOMS: AtomsOfBlock = { before: [], after: [] };

function mustProse(block: Block | undefined): Prose {
  if (block === undefined || block.kind === "table") throw new Error("prose became a table");
  return block;
}

function mustTable(block: Block | undefined): Table {
  if (block?.kind !== "table") throw new Error("a table became prose");
  return block;
}
