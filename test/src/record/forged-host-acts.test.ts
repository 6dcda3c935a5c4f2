import { hasSigned } from "@crosstable/server/access/ed25519";
import type { SeatId } from "@crosstable/shared/ids";
import {
  guildChief,
  guildSecond,
  producersChief,
  producersSecond,
  tableW7,
} from "@crosstable/shared/moves/talks-for-tests";
import type { RecordBody, RecordEntry } from "@crosstable/shared/record/entry";
import type { HostAct } from "@crosstable/shared/record/host-act";
import { THE_SERVER } from "@crosstable/shared/record/the-server";
import { recordFile } from "@crosstable/shared/verify/record-file";
import { verifyFile } from "@crosstable/shared/verify/verify-file";
import { expect, test } from "vitest";

import { secondVerdicts } from "./second-verifier.ts";
import { fileOf, HOST, OBSERVER, sealedAnew, SignedTalks } from "./signed-talks.ts";

type By = RecordBody["by"];

const NEW = "new" as SeatId;
const HOST_2 = { seat: "host-2" as SeatId, side: null, role: "host", name: "Host 2" } as const;
const CHIEF_B: By = { ...recorded(producersChief), name: producersChief.name };
const SET: HostAct = {
  kind: "set-expiration",
  expiration: {
    instant: "2026-01-31T23:59:00Z",
    local: "2026-01-31T23:59",
    zone: "UTC",
    assumed: [],
  },
};
const STAFF = { seat: NEW, side: "b", role: "staff", name: "Producers staff 1" } as const;
const NEGOTIATOR = { ...STAFF, role: "negotiator", name: "Producers negotiator 1" } as const;
const WAS_SECOND = { side: "a", role: "second" } as const;

function recorded({ id: seat, side, role }: typeof guildChief) {
  return { seat, side, role };
}

/** Every kind of act of the host as an honest server puts it on the record, between moves; the guild's second has the hand at last. */
function honest(): SignedTalks {
  const talks = new SignedTalks();
  talks.host({ kind: "issue-links", seats: [HOST.seat, guildChief.id] });
  talks.host(SET, HOST);
  talks.make("a", tableW7("Two cents more."));
  talks.host({ kind: "add-seat", ...STAFF }, HOST);
  talks.host({ kind: "add-seat", ...HOST_2 }, HOST);
  const was = { side: "b", role: "staff" } as const;
  talks.host({ kind: "change-seat", ...NEGOTIATOR, was }, HOST_2);
  talks.host(
    { kind: "revoke-link", seat: OBSERVER.seat, was: { side: null, role: "observer" } },
    HOST,
  );
  talks.host({ kind: "end-session", seat: guildSecond.id }, HOST_2);
  talks.make("a", { kind: "hand-over", to: "second" });
  return talks;
}

/** What a host who holds the server's key could put on the record behind all that, and what is said of it. */
const FORGED: readonly (readonly [what: string, act: HostAct, by: By, words: RegExp])[] = [
  ["names the other side's chief as its maker", SET, CHIEF_B, /who is no host/],
  ["names a host whom nobody has seated", SET, { ...HOST, seat: "x" as SeatId }, /no such seat/],
  ["gives the host another name", SET, { ...HOST, name: "Guild chief" }, /no such seat/],
  ["gives a host a side", SET, { ...HOST, side: "a" }, /who is no host/],
  ["gives the server a side", SET, { ...THE_SERVER, side: "a" }, /somebody's too/],
  ["gives the server a name", SET, { ...THE_SERVER, name: "Guild chief" }, /somebody's too/],
  ["adds a seat that is there", { kind: "add-seat", ...NEGOTIATOR }, HOST, /there already/],
  [
    "renames the chief's seat while its keys stand",
    { kind: "add-seat", ...recorded(guildChief), name: "Somebody else" },
    HOST,
    /there already/,
  ],
  [
    "adds a second chief of a side",
    { kind: "add-seat", ...STAFF, seat: "y" as SeatId, role: "chief", name: "Producers chief" },
    HOST,
    /This side has a chief/,
  ],
  [
    "adds a chief of no side",
    { kind: "add-seat", seat: "y" as SeatId, side: null, role: "chief", name: "chief" },
    HOST,
    /belongs to a side/,
  ],
  [
    "gives a new seat another's name",
    { kind: "add-seat", ...STAFF, seat: "y" as SeatId, name: "Guild chief" },
    HOST,
    /by its role the seat is Producers staff 2/,
  ],
  [
    "gives a seat a name that another had before",
    { kind: "add-seat", ...STAFF, seat: "y" as SeatId },
    HOST,
    /by its role the seat is Producers staff 2/,
  ],
  [
    "changes a seat that is not there",
    { kind: "change-seat", ...STAFF, seat: "y" as SeatId, was: { side: "b", role: "staff" } },
    HOST,
    /does not know/,
  ],
  [
    "makes a negotiator the chief beside the chief",
    {
      kind: "change-seat",
      ...NEGOTIATOR,
      role: "chief",
      name: "Producers chief",
      was: { side: "b", role: "negotiator" },
    },
    HOST,
    /This side has a chief/,
  ],
  [
    "takes the hand back with an observer's link",
    { kind: "revoke-link", seat: OBSERVER.seat, was: WAS_SECOND },
    HOST,
    /another than it was/,
  ],
  [
    "takes the hand back with an observer's seat",
    {
      kind: "change-seat",
      seat: OBSERVER.seat,
      side: null,
      role: "mediator",
      name: "Mediator",
      was: WAS_SECOND,
    },
    HOST,
    /another than it was/,
  ],
  [
    "leaves the hand with whoever comes to the second's seat",
    { kind: "revoke-link", seat: guildSecond.id },
    HOST,
    /does not say what the seat was/,
  ],
  [
    "revokes a link of no seat",
    { kind: "revoke-link", seat: "y" as SeatId, was: WAS_SECOND },
    HOST,
    /does not know/,
  ],
  [
    "ends a session of no seat",
    { kind: "end-session", seat: "y" as SeatId },
    HOST,
    /does not know/,
  ],
  [
    "issues a link for no seat",
    { kind: "issue-links", seats: ["y" as SeatId] },
    HOST,
    /does not know/,
  ],
  [
    "lets a host who is not of these talks issue a chief's link",
    { kind: "issue-links", seats: [guildChief.id] },
    { ...HOST, seat: "x" as SeatId },
    /no such seat/,
  ],
  [
    "lets the host say with which key the server signs",
    { kind: "host-key", hostKey: "b".repeat(64) },
    HOST,
    /with which key the server signs/,
  ],
  [
    "names a key of the server under which anything is signed",
    { kind: "host-key", hostKey: `01${"0".repeat(62)}` },
    THE_SERVER,
    /anything passes as signed/,
  ],
];

function with1More(talks: SignedTalks, hostAct: HostAct, by: By): RecordEntry[] {
  const last = talks.rows.at(-1);
  if (last === undefined) throw new Error("no rows");
  const forged: RecordEntry = { ...last, by, act: { kind: "host-act", hostAct } };
  return sealedAnew(talks.hostKey, [...talks.rows, forged]);
}

test("VERIFY-2 VERIFY-4 L6 an act of the host that says another thing than follows from the rows is found, by both verifiers; the honest ones are right", async () => {
  const talks = honest();
  const right: readonly (readonly [HostAct, By])[] = [
    [{ kind: "revoke-link", seat: guildSecond.id, was: WAS_SECOND }, HOST],
    [{ kind: "add-seat", ...STAFF, seat: "y" as SeatId, name: "Producers staff 2" }, HOST],
    [{ kind: "end-session", seat: producersSecond.id }, THE_SERVER],
    [{ kind: "host-key", hostKey: talks.hostKey.publicKey }, THE_SERVER],
  ];
  const files = [
    recordFile(talks.rows, talks.state),
    ...right.map(([act, by]) => fileOf(with1More(talks, act, by), talks)),
    ...FORGED.map(([, act, by]) => fileOf(with1More(talks, act, by), talks)),
  ];
  const rows = talks.rows.length + 1;
  const found: (readonly [number, string])[] = [];
  for (const text of files) {
    const { bad } = await verifyFile(text, { hasSigned });
    found.push([bad?.row ?? 0, bad?.words ?? ""]);
  }
  expect(found).toEqual([
    ...[0, ...right].map(() => [0, ""]),
    ...FORGED.map(([, , , words]) => [rows, expect.stringMatching(words)]),
  ]);
  const ours = found.map(([row]) => row);
  expect(secondVerdicts(files) ?? ours).toEqual(ours);
});

test("VERIFY-4 talks are opened by the server, or by a host of other talks who may make the link of their first host anew; by nobody else", async () => {
  const elsewhere: By = { ...HOST, seat: "of-other-talks" as SeatId };
  const opened = (by: By, ...more: readonly (readonly [HostAct, By])[]): string => {
    const talks = new SignedTalks();
    for (const each of more) talks.host(...each);
    const [first, ...rest] = talks.rows;
    if (first === undefined) throw new Error("no opening");
    return recordFile(sealedAnew(talks.hostKey, [{ ...first, by }, ...rest]), talks.state);
  };
  const link = (seat: SeatId): HostAct => ({ kind: "issue-links", seats: [seat] });
  const files = [
    opened(elsewhere, [link(HOST.seat), elsewhere]),
    opened(THE_SERVER),
    opened(CHIEF_B),
    opened(HOST),
    opened(elsewhere, [link(guildChief.id), elsewhere]),
    opened(THE_SERVER, [link(HOST.seat), elsewhere]),
  ];
  const ours: number[] = [];
  for (const text of files) ours.push((await verifyFile(text, { hasSigned })).bad?.row ?? 0);
  expect(ours).toEqual([0, 0, 1, 1, 2, 2]);
  expect(secondVerdicts(files) ?? ours).toEqual(ours);
});
