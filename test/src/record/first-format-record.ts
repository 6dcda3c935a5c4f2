import type { SeatId } from "@crosstable/shared/ids";
import type { Actor } from "@crosstable/shared/moves/case-state";
import type { Move } from "@crosstable/shared/moves/move";
import {
  guildChief,
  guildSecond,
  producersChief,
  tableW7,
  W7,
} from "@crosstable/shared/moves/talks-for-tests";
import { canonicalHash } from "@crosstable/shared/record/canonical";
import {
  EMPTY_HEAD,
  sealEntry,
  type RecordBody,
  type RecordEntry,
} from "@crosstable/shared/record/entry";
import type { HostAct } from "@crosstable/shared/record/host-act";
import { receiptBytes } from "@crosstable/shared/record/receipt";
import { THE_SERVER } from "@crosstable/shared/record/the-server";

import { HOST, SignedTalks } from "./signed-talks.ts";

/** Who acted, and what was done. */
export type Row = readonly [RecordBody["by"], RecordBody["act"]];

const AS_OF = { date: "2007-07-16", confidence: "ok" as const, sources: ["A source."] };
/** Talks whose opening the rows are made from, and whose server signs the later ones. */
export const talks = new SignedTalks();
export const host = (hostAct: HostAct): RecordBody["act"] => ({ kind: "host-act", hostAct });
export const moves = (...made: Move[]): RecordBody["act"] => ({
  kind: "moves",
  moves: made,
  asOf: null,
});
export const as = ({ id: seat, name, side, role }: Actor) => ({ seat, name, side, role });

/** The rows of the first days: no key anywhere, moves at the table and moves entered afterwards, a link revoked with no word of what the seat was. */
export const OLD: readonly Row[] = [
  [THE_SERVER, opening()],
  [as(guildChief), { kind: "moves", moves: [tableW7("Two cents.")], asOf: AS_OF }],
  [
    HOST,
    host({
      kind: "add-seat",
      seat: "n" as SeatId,
      side: "b",
      role: "staff",
      name: "Producers staff 1",
    }),
  ],
  [as(producersChief), moves({ kind: "reject", proposal: W7, pass: 1, words: "No." })],
  [as(guildChief), moves({ kind: "hand-over", to: "second" })],
  [HOST, host({ kind: "revoke-link", seat: guildSecond.id })],
];

function opening(): RecordBody["act"] {
  const [first] = talks.rows;
  if (first?.act.kind !== "host-act") throw new Error("no opening");
  const { hostKey: _key, ...act } = first.act.hostAct as Extract<
    HostAct,
    { kind: "open-negotiation" }
  >;
  return host(act);
}

/** Rows of the first format, and those of the second behind them. */
export function sealed(old: readonly Row[], later: readonly Row[]): RecordEntry[] {
  const rows: RecordEntry[] = [];
  for (const [by, act] of [...old, ...later]) {
    const seq = rows.length + 1;
    const { negotiation } = talks;
    const at = new Date(Date.parse("2026-01-05T09:00:00Z") + seq * 1000).toISOString();
    const body = { negotiation, seq, prev: rows.at(-1)?.head ?? EMPTY_HEAD, at, by, act };
    const first = { v: 1, ...body } as const;
    rows.push(
      seq <= old.length
        ? { ...first, head: canonicalHash(first) }
        : sealEntry({ v: 2, ...body }, (row) => talks.hostKey.sign(receiptBytes(row))),
    );
  }
  return rows;
}
