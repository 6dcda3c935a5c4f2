import { hasSigned, newSigningKey } from "@crosstable/server/access/ed25519";
import type { Move } from "@crosstable/shared/moves/move";
import {
  guildChief,
  guildSecond,
  producersChief,
  W7,
} from "@crosstable/shared/moves/talks-for-tests";
import { EMPTY_HEAD } from "@crosstable/shared/record/entry";
import type { HostAct } from "@crosstable/shared/record/host-act";
import { THE_SERVER } from "@crosstable/shared/record/the-server";
import { goodHeading } from "@crosstable/shared/verify/good-heading";
import { verifyFile } from "@crosstable/shared/verify/verify-file";
import { expect, test } from "vitest";

import { as, host, moves, OLD, sealed, talks, type Row } from "./first-format-record.ts";
import { secondVerdicts } from "./second-verifier.ts";
import { fileOf } from "./signed-talks.ts";

/** What the server says when it comes to know signatures, and the first move that a device signs. */
function signedOn(): Row[] {
  const made: Move[] = [{ kind: "pass", proposal: W7, answers: 1, text: "One cent." }];
  const key = "00000000-0000-4000-8000-000000000001";
  const sitting = { ...producersChief, negotiation: talks.negotiation, epoch: 1 };
  const asked = { request: "make-move", key, moves: made } as const;
  const { signed, enrolment } = talks.devices.sign(sitting, EMPTY_HEAD, asked);
  if (enrolment === undefined) throw new Error("no enrolment");
  const { device } = signed;
  const seat = producersChief.id;
  return [
    [THE_SERVER, host({ kind: "host-key", hostKey: talks.hostKey.publicKey })],
    [as(producersChief), host({ kind: "enrol-device", seat, device, ...enrolment })],
    [as(producersChief), { kind: "moves", moves: made, asOf: null, signed: { ...signed, key } }],
  ];
}

test("SIGNED-7 VERIFY-1 a record of the first format is right, alone and with signed rows behind it, and is called signed by nobody", async () => {
  const files = [sealed(OLD, []), sealed(OLD, signedOn())].map((rows) => fileOf(rows, talks));
  const [alone, both] = await Promise.all(files.map((text) => verifyFile(text, { hasSigned })));
  if (alone === undefined || both === undefined) throw new Error("two files");
  expect([alone.bad, both.bad]).toEqual([null, null]);
  expect(alone.counts).toMatchObject({ old: 6, signed: 0 });
  expect(both.counts).toMatchObject({ old: 6, signed: 1 });
  expect(goodHeading(alone)).toBe(
    "6 rows follow from each other, and nobody has signed any of them",
  );
  expect(goodHeading(both)).toBe(
    "9 rows follow from each other, and nobody has signed the first 6",
  );
  expect(goodHeading(await verifyFile(fileOf(talks.rows, talks), { hasSigned }))).toBe(
    "Everything is right in 1 row",
  );
  expect(both.notes[0]).toMatch(/^6 rows were written in the first format: .* signed by nobody/);
  expect(secondVerdicts(files) ?? [0, 0]).toEqual([0, 0]);
});

test("VERIFY-2 VERIFY-5 nothing in a row of the first format looks signed, binds a key, or is a move that came later", async () => {
  const [, enrolling, signing] = signedOn();
  if (enrolling === undefined || signing === undefined) throw new Error("no signed rows");
  const { publicKey: hostKey } = newSigningKey();
  const device = newSigningKey().publicKey;
  const forged: readonly (readonly [Row, RegExp])[] = [
    [signing, /said to be signed/],
    [enrolling, /names a key/],
    [[THE_SERVER, host({ kind: "host-key", hostKey })], /names a key/],
    [
      [as(producersChief), moves({ kind: "vouch-for-key", seat: guildSecond.id, device })],
      /did not know/,
    ],
    [[as(producersChief), moves({ kind: "open-session" })], /did not know/],
    [[THE_SERVER, moves({ kind: "hand-over", to: "second" })], /no such seat/],
    [
      [{ ...as(guildChief), name: "Guild second" }, moves({ kind: "hand-over", to: "second" })],
      /no such seat/,
    ],
    [[as(guildChief), host({ kind: "end-session", seat: guildSecond.id })], /who is no host/],
  ];
  const files = forged.map(([row]) => fileOf(sealed([...OLD, row], []), talks));
  const [first, ...rest] = OLD;
  if (first?.[1].kind !== "host-act") throw new Error("no opening");
  const named = host({ ...first[1].hostAct, hostKey } as HostAct);
  files.push(fileOf(sealed([[THE_SERVER, named], ...rest], []), talks));
  const found: (readonly [number, string])[] = [];
  for (const text of files) {
    const { bad } = await verifyFile(text, { hasSigned });
    found.push([bad?.row ?? 0, bad?.words ?? ""]);
  }
  expect(found).toEqual([
    ...forged.map(([, words]) => [OLD.length + 1, expect.stringMatching(words)]),
    [1, expect.stringMatching(/names a key/)],
  ]);
  const ours = found.map(([row]) => row);
  expect(secondVerdicts(files) ?? ours).toEqual(ours);
});
