import type { Sides } from "../sides.ts";
import { spanWords } from "./ago.ts";
import { countdown } from "./expiration.ts";

/**
 * The stage of the talks in a sentence or two for people who have never sat at a table. Computed from counts and the
 * expiration alone, so that it says nothing that is not published.
 */
export function stageWords(options: {
  /** The standing of each proposal. */
  standings: readonly string[];
  sides: Sides;
  /** The expiration in milliseconds since 1970, or null when none is set. */
  instantMs: number | null;
  /** What both sides have agreed on it; left out where nothing. */
  extension?: "extended" | "clock-stopped";
  nowMs: number;
}): string {
  const { standings, sides } = options;
  const count = (...wanted: string[]): number =>
    standings.filter((standing) => wanted.includes(standing)).length;
  const names = `${sides.a.short} and ${sides.b.short}`;
  if (standings.length === 0)
    return `${names} have not tabled any proposal yet. ${deadlineWords(options)}`;
  const settled = count("ta");
  const disputed = count("ta-disputed");
  const unchanged = count("status-quo");
  const withdrawn = count("withdrawn");
  const late = count("needs-consent");
  const elsewhere = count("in-parts", "continued");
  const all = standings.length - elsewhere;
  const open = all - settled - disputed - unchanged - withdrawn - late;
  const parts = [
    `${settled} of ${all} are tentatively agreed`,
    `${count("agreed")} agreed in principle`,
    `${count("rejected")} rejected but still on the table`,
    `${disputed} agreed but disputed`,
    `${unchanged} left as the contract has it`,
    `${withdrawn} withdrawn`,
    `${late} offered late and waiting for consent`,
  ].filter((part, index) => index === 0 || !part.startsWith("0 "));
  return `${names} are bargaining over ${proposals(open)}. ${parts.join(", ")}. ${deadlineWords(options)}`;
}

function proposals(count: number): string {
  return count === 1 ? "1 open proposal" : `${count} open proposals`;
}

function deadlineWords({
  instantMs,
  nowMs,
  extension,
}: Pick<Parameters<typeof stageWords>[0], "instantMs" | "nowMs" | "extension">): string {
  if (instantMs === null) return "No expiration of the contract is set.";
  if (extension === "clock-stopped")
    return "Both sides have stopped the clock of the contract while they talk.";
  if (instantMs <= nowMs) return "The contract has expired; that alone ends nothing.";
  // As the clock above says it, but for its seconds: a sentence does not tick.
  const { words, pressing } = countdown({ instantMs, nowMs });
  const left = pressing === "hour" ? spanWords(instantMs - nowMs) : words;
  return extension === "extended"
    ? `Both sides have extended the contract: it expires in ${left}.`
    : `The contract expires in ${left}.`;
}
