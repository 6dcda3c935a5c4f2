import { CLOSE } from "@crosstable/shared/close-codes";
import { MAX_SYNC_MESSAGE_BYTES } from "@crosstable/shared/document-limits";
import { draftRoot } from "@crosstable/shared/documents/caucus";
import { cellKey, WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { mustProposalId } from "@crosstable/shared/ids";
import type { DocumentName } from "@crosstable/shared/rooms";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";

import { takeSeat, type Person } from "../harness/person.ts";
import { openTestHouse, type TestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { isWriting, presenceFrame, syncFrame, updateUnder } from "./frames.ts";
import { heard, leaseOne, openRaw, settled, storedOf } from "./intruder.ts";

const GALLERY: DocumentName = { kind: "gallery" };
const MATRIX: DocumentName = { kind: "matrix" };
const WORKSHEET: DocumentName = { kind: "worksheet" };
const GUILD_CAUCUS: DocumentName = { kind: "caucus", side: "a" };
const DRAFT = draftRoot(mustProposalId("W-1"));
const NOTHING = Y.encodeStateAsUpdate(new Y.Doc());

let house: TestHouse;
let people: Record<
  "chief" | "negotiator" | "staff" | "theirChief" | "mediator" | "observer",
  Person
>;
beforeAll(async () => {
  house = await openTestHouse();
  people = {
    chief: await takeSeat(house, { side: "a", role: "chief" }),
    negotiator: await takeSeat(house, { side: "a", role: "negotiator" }),
    staff: await takeSeat(house, { side: "a", role: "staff" }),
    theirChief: await takeSeat(house, { side: "b", role: "chief" }),
    mediator: await takeSeat(house, { side: null, role: "mediator" }),
    observer: await takeSeat(house, { side: null, role: "observer" }),
  };
});
afterAll(async () => {
  for (const person of Object.values(people)) await person[Symbol.asyncDispose]();
  await house[Symbol.asyncDispose]();
});

function cellUpdate(clientId: number, words: string): Uint8Array {
  const value = { value: words, at: new Date().toISOString() };
  return updateUnder(clientId, (doc) => {
    doc.getMap(WORKSHEET_CELLS).set(cellKey(mustProposalId("W-1"), "remarks"), value);
  });
}

function draftUpdate(clientId: number, words: string): Uint8Array {
  return updateUnder(clientId, (doc) => doc.getText(DRAFT).insert(0, words));
}

describe("whose document it is", () => {
  test("CAUCUS-1 the other chief, the mediator and an observer are closed out of a caucus without a byte of it", async () => {
    for (const person of [people.theirChief, people.mediator, people.observer]) {
      using socket = await openRaw(person, GUILD_CAUCUS);
      expect(await socket.closeCode()).toBe(CLOSE.notYourDocument);
      expect(socket.frames).toEqual([]);
    }
    using own = await openRaw(people.staff, GUILD_CAUCUS);
    await settled(own);
    expect(own.isOpen()).toBe(true);
  });

  test("OBSERVER-1 an observer opens the gallery and no other document", async () => {
    for (const document of [MATRIX, WORKSHEET]) {
      using socket = await openRaw(people.observer, document);
      expect(await socket.closeCode()).toBe(CLOSE.notYourDocument);
      expect(socket.frames).toEqual([]);
    }
    using gallery = await openRaw(people.observer, GALLERY);
    await settled(gallery);
    expect(gallery.isOpen()).toBe(true);
  });
});

describe("who may write", () => {
  const READERS = [
    ["an observer", "the gallery", "observer", GALLERY],
    ["a chief", "the matrix", "chief", MATRIX],
    ["staff", "the worksheet", "staff", WORKSHEET],
    ["the mediator", "the worksheet", "mediator", WORKSHEET],
  ] as const;

  test.for(READERS)(
    "OBSERVER-2 %s who writes into %s is closed out, and nothing is kept or passed on",
    async ([, , role, document]) => {
      const before = storedOf(house, people.chief, document);
      using witness = await openRaw(people.chief, document);
      await settled(witness);
      for (const step of ["update", "step2"] as const) {
        using socket = await openRaw(people[role], document);
        socket.send(syncFrame(step, cellUpdate(4711, "magpie")));
        expect(await socket.closeCode()).toBe(CLOSE.readOnlyWrote);
      }
      await settled(witness);
      expect(heard(witness, "magpie")).toBe(false);
      expect(storedOf(house, people.chief, document)).toBe(before);
    },
  );

  test("OBSERVER-2 what the stock provider sends by itself on opening is dropped in silence", async () => {
    using socket = await openRaw(people.observer, GALLERY);
    socket.send(syncFrame("step2", NOTHING));
    socket.send(presenceFrame({ client: 4711, clock: 0, state: {} }));
    socket.send(presenceFrame({ client: 4711, clock: 1, state: null }));
    await settled(socket);
    expect(socket.isOpen()).toBe(true);
  });

  test("GUARD-1 a negotiator who writes on the worksheet is stored and passed on", async () => {
    const before = storedOf(house, people.chief, WORKSHEET);
    using witness = await openRaw(people.theirChief, WORKSHEET);
    await settled(witness);
    using socket = await openRaw(people.negotiator, WORKSHEET);
    const update = cellUpdate(await leaseOne(people.negotiator, WORKSHEET), "goldfinch");
    socket.send(syncFrame("update", update));
    await waitUntil("the witness hears it", () => heard(witness, "goldfinch"));
    expect(storedOf(house, people.chief, WORKSHEET)).not.toBe(before);
    expect(socket.isOpen()).toBe(true);
  });
});

describe("under whose name", () => {
  test("WRITE-1 writing under a clientID of somebody else, or of nobody, is refused whole", async () => {
    const before = storedOf(house, people.chief, GUILD_CAUCUS);
    using witness = await openRaw(people.staff, GUILD_CAUCUS);
    const theirs = await leaseOne(people.negotiator, GUILD_CAUCUS);
    const elsewhere = await leaseOne(people.chief, WORKSHEET);
    for (const clientId of [theirs, elsewhere, 0xff_ff_ff_ff]) {
      using socket = await openRaw(people.chief, GUILD_CAUCUS);
      socket.send(syncFrame("update", draftUpdate(clientId, "magpie")));
      expect(await socket.closeCode()).toBe(CLOSE.foreignClientId);
    }
    await settled(witness);
    expect(heard(witness, "magpie")).toBe(false);
    expect(storedOf(house, people.chief, GUILD_CAUCUS)).toBe(before);

    using own = await openRaw(people.chief, GUILD_CAUCUS);
    own.send(
      syncFrame("update", draftUpdate(await leaseOne(people.chief, GUILD_CAUCUS), "goldfinch")),
    );
    await waitUntil("the witness hears it", () => heard(witness, "goldfinch"));
  });

  test("PRESENCE-2 a reader with something to show, and a writer who shows somebody else, are closed out", async () => {
    using witness = await openRaw(people.theirChief, WORKSHEET);
    const theirs = await leaseOne(people.negotiator, WORKSHEET);
    const state = { activity: "magpie" };
    for (const person of [people.staff, people.mediator, people.chief]) {
      using socket = await openRaw(person, WORKSHEET);
      socket.send(presenceFrame({ client: theirs, clock: 1, state }));
      expect(await socket.closeCode()).toBe(CLOSE.presenceRefused);
    }
    using gallery = await openRaw(people.observer, GALLERY);
    gallery.send(presenceFrame({ client: 4711, clock: 1, state }));
    expect(await gallery.closeCode()).toBe(CLOSE.presenceRefused);
    await settled(witness);
    expect(heard(witness, "magpie")).toBe(false);
  });

  test("PRESENCE-2 a writer is shown under the name of their seat, whatever they call themselves", async () => {
    using witness = await openRaw(people.theirChief, WORKSHEET);
    using socket = await openRaw(people.negotiator, WORKSHEET);
    const client = await leaseOne(people.negotiator, WORKSHEET);
    const state = { activity: "goldfinch", user: { name: "magpie", side: "b" } };
    socket.send(presenceFrame({ client, clock: 1, state }));
    await waitUntil("the witness sees them", () => heard(witness, "goldfinch"));
    expect(heard(witness, people.negotiator.seat.name)).toBe(true);
    expect(heard(witness, "magpie")).toBe(false);
  });
});

describe("what is no message", () => {
  test("GUARD-2 broken bytes and oversized ones close the socket of their sender and of nobody else", async () => {
    const before = storedOf(house, people.chief, WORKSHEET);
    using witness = await openRaw(people.theirChief, WORKSHEET);
    const broken = [
      Uint8Array.of(),
      Uint8Array.of(0xff),
      Uint8Array.of(77, 1, 2, 3),
      syncFrame("update", Uint8Array.of(1, 1, 7, 5, 0, 0, 0)),
      syncFrame("update", Uint8Array.of(0xff, 0xff, 0xff)),
    ];
    for (const bytes of broken) {
      using socket = await openRaw(people.chief, WORKSHEET);
      socket.send(bytes);
      expect(await socket.closeCode()).toBe(CLOSE.malformed);
    }
    using large = await openRaw(people.chief, WORKSHEET);
    large.send(new Uint8Array(MAX_SYNC_MESSAGE_BYTES + 1));
    expect([CLOSE.tooLarge, 1009]).toContain(await large.closeCode());
    await settled(witness);
    expect(witness.isOpen()).toBe(true);
    expect(storedOf(house, people.chief, WORKSHEET)).toBe(before);
  });

  test("WIRE-2 an update that builds on what nobody has is neither kept nor passed on; the sender is asked for all of it", async () => {
    const doc = new Y.Doc();
    doc.clientID = await leaseOne(people.chief, GUILD_CAUCUS);
    doc.getText(DRAFT).insert(0, "kestrel one ");
    const first = Y.encodeStateVector(doc);
    doc.getText(DRAFT).insert(0, "kestrel two ");
    const before = storedOf(house, people.chief, GUILD_CAUCUS);
    using witness = await openRaw(people.staff, GUILD_CAUCUS);
    await settled(witness);
    using socket = await openRaw(people.chief, GUILD_CAUCUS);
    await waitUntil("the server has greeted", () => socket.frames.length > 0);
    // As long as the greeting is unanswered, a gap is what a page makes that types while it comes back.
    socket.send(syncFrame("step2", NOTHING));
    const greeted = socket.frames.length;
    socket.send(syncFrame("update", Y.encodeStateAsUpdate(doc, first)));
    await waitUntil("it is asked again", () =>
      socket.frames.slice(greeted).some((frame) => !isWriting(frame)),
    );
    expect(heard(witness, "kestrel")).toBe(false);
    expect(storedOf(house, people.chief, GUILD_CAUCUS)).toBe(before);

    socket.send(syncFrame("step2", Y.encodeStateAsUpdate(doc)));
    await waitUntil("the witness has both", () =>
      ["kestrel one", "kestrel two"].every((words) => heard(witness, words)),
    );
  });
});
