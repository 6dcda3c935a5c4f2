import type { CaseState } from "../moves/case-state.ts";
import { moveWords } from "../moves/move-words.ts";
import type { RecordEntry } from "../record/entry.ts";
import { hostActWords } from "../record/host-act-words.ts";
import { applyEntry } from "../record/replay.ts";
import { moveDetails } from "./move-details.ts";
import { sourceDateWords, timeWords } from "./paper-dates.ts";
import type { PaperSource } from "./paper-source.ts";
import { paragraph, type PaperPart } from "./paper.ts";

/** Every row of the record, oldest first: its number, when, who, in which words, from which sources, and its head. */
export function recordParts(source: PaperSource): PaperPart[] {
  const { entries, mark } = source;
  const nameOf = seatNames(entries);
  // A state holds every proposal, so of ten thousand rows only the newest state is kept.
  let state: CaseState | null = null;
  const rows = entries.map((entry) => {
    state = applyEntry(state, entry);
    return [
      String(entry.seq),
      timeWords(entry.at, mark.zone),
      entry.by.name,
      [...told(entry, state, { nameOf, zone: mark.zone }), ...sourceLines(entry)].join("\n"),
      entry.head,
    ];
  });
  return [
    paragraph(
      `${rows.length} rows. Each row’s head is the SHA-256 of the row with the head before it, so no row can be changed, left out or put elsewhere without changing every head after it.`,
    ),
    ...(source.state.clock === null
      ? []
      : [
          paragraph(
            "These talks were entered afterwards, from sources. A row’s time is that of its entry; what the sources say of when it happened stands in the row.",
            "gap",
          ),
        ]),
    {
      kind: "table",
      columns: [
        { words: "Row", width: 7 },
        { words: "Entered", width: 15 },
        { words: "By", width: 12 },
        { words: "What", width: 46 },
        { words: "Head", width: 20, isMono: true },
      ],
      rows,
    },
  ];
}

/** Each act as a sentence, and under it what its mover wrote and chose. */
function told(
  { act, by }: RecordEntry,
  after: CaseState,
  { nameOf, zone }: { nameOf: (seat: string) => string; zone: string },
): string[] {
  if (act.kind === "host-act") return [hostActWords(act.hostAct, nameOf)];
  return act.moves.flatMap((move) => [
    moveWords(after, move, by.side),
    ...moveDetails(after, move, zone).map(({ label, words }) => `${label}: ${words}`),
  ]);
}

function sourceLines({ act }: RecordEntry): string[] {
  if (act.kind !== "moves" || act.asOf === null) return [];
  const { sources } = act.asOf;
  return [
    `In the sources: ${sourceDateWords(act.asOf)}.`,
    ...(sources.length === 0 ? ["No source is named."] : sources.map((each) => `Source: ${each}`)),
  ];
}

/** The names of all seats that the record speaks of, as it last names them. */
function seatNames(entries: readonly RecordEntry[]): (seat: string) => string {
  const names = new Map<string, string>();
  for (const { act } of entries) {
    if (act.kind !== "host-act") continue;
    const { hostAct } = act;
    if (hostAct.kind === "open-negotiation")
      for (const { seat, name } of hostAct.seats) names.set(seat, name);
    if (hostAct.kind === "add-seat" || hostAct.kind === "change-seat")
      names.set(hostAct.seat, hostAct.name);
  }
  return (seat) => names.get(seat) ?? "a seat";
}
