import type { CheckedFile } from "../../checking/record-worker-messages.ts";

/** What a file that is right was compared with beside itself, in sentences: what this browser has seen, and what somebody has given. */
export function seenWords({ verified, compared, aside, given }: CheckedFile): string[] {
  return [...ofBrowser(compared, aside, verified.asideIsOther ?? null), ...ofGiven(given)];
}

function ofBrowser(compared: number, aside: number, other: { readonly row: number } | null) {
  if (aside === 0) return [since(compared, "")];
  const before = aside === 1 ? "one row" : `${aside} rows`;
  return [
    since(compared, " since somebody on it went on with the server’s record"),
    other === null
      ? `It holds also the ${before} that this browser had seen before, and had put aside.`
      : `Before, it had seen ${before} of these talks, and from row ${other.row} on they are not in this file. They are kept in this browser as proof: the Record room of the seat that saw them saves it.`,
  ];
}

function since(compared: number, when: string): string {
  if (compared === 0)
    return `This browser has seen nothing of these talks${when}, so it cannot tell whether the end was left out. Compare the fingerprint with somebody who was there.`;
  return compared === 1
    ? `It holds the one row that this browser has seen${when}.`
    : `It holds every one of the ${compared} rows that this browser has seen${when}.`;
}

function ofGiven(rows: readonly number[]): string[] {
  if (rows.length === 0) return [];
  return rows.length === 1
    ? [`Its row ${rows.join("")} has the head that you gave.`]
    : [`Its rows ${rows.join(", ")} have the heads that you gave.`];
}
