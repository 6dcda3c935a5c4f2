import {
  DRAFT,
  hostile,
  letters,
  MINE,
  struct,
  THEIRS,
  writtenBy,
} from "@crosstable/server/sync/guard/guard-on-trial";
import { documentKey, syncPath } from "@crosstable/shared/rooms";
import { ACK_PARAM, SEAT_PARAM, SYNC_MESSAGE } from "@crosstable/shared/sync-wire";
import { expect, test } from "vitest";
import * as Y from "yjs";

import { knock, type RawSocket } from "../harness/raw-socket.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { CAUCUS, groundForEachTest } from "./battle-ground.ts";
import { isStep, syncFrame } from "./frames.ts";
import { openRaw, settled } from "./intruder.ts";

const ground = groundForEachTest();

const UPDATES = 8;
/** Letters of others that have come between two neighbours: each was put in behind the left one, where the one before it stood. */
const APART = 12_000;

/** Puts them there as if somebody had written them long ago. */
async function driveApart(): Promise<void> {
  const write = (own: Y.Doc): void => {
    const text = own.getText(DRAFT);
    for (let index = 0; index < APART; index += 1) text.insert(1, "x");
  };
  const update = writtenBy(THEIRS + 1, write, ground().seen.caucus.doc);
  const { storage } = ground().house.house;
  const key = documentKey({ negotiation: ground().witness.seat.negotiation, document: CAUCUS });
  storage.transaction(() => storage.documents.append([{ key, update }]));
  await ground().restart();
}

/** So many letters of one writer, each between the first letter and one far right of it that came to stand beside it early. */
function far(clock: number, count: number): Uint8Array {
  const structs = Array.from({ length: count }, (_, index) =>
    struct({
      ref: 4,
      origin: [THEIRS, 0],
      right: [THEIRS + 1, clock + index],
      content: letters("a"),
    }),
  );
  return hostile({ blocks: [{ client: MINE, clock, structs }] });
}

const shown = (watching: RawSocket): number =>
  watching.frames.filter((frame) => isStep(frame, "update")).length;

test("BUDGET-5 R4, R1b updates that are each let through and cost much are dealt with one in a turn; those of a letter all in one", async () => {
  await driveApart();
  using watching = await openRaw(ground().witness, CAUCUS);
  await settled(watching);
  using socket = await openRaw(ground().intruder, CAUCUS);
  const { doc } = ground().seen.caucus;
  const knows = (clock: number): boolean => Y.getState(doc.store, MINE) >= clock;
  const costly = 5;
  for (let sent = 0; sent < UPDATES; sent += 1)
    socket.send(syncFrame("update", far(sent * costly, costly)));
  await waitUntil("all of it is taken", () => knows(UPDATES * costly));
  await settled(watching);
  const before = shown(watching);
  expect(before).toBe(UPDATES);
  expect(socket.isOpen()).toBe(true);
  const end = UPDATES * costly;
  for (let typed = 0; typed < 40; typed += 1) {
    const next = struct({
      ref: 4,
      origin: [MINE, end + typed - 1],
      right: [THEIRS + 1, end - 1],
      content: letters("b"),
    });
    const update = hostile({ blocks: [{ client: MINE, clock: end + typed, structs: [next] }] });
    socket.send(syncFrame("update", update));
  }
  await waitUntil("the witness has it", () => doc.getText(DRAFT).toJSON().includes("b".repeat(40)));
  expect(shown(watching) - before).toBeLessThan(20);
});

const LONG = 1_000_000;
/** Far more than somebody may make the house load so long a document in one go. */
const MOST_STRIKES = 20;

test("BUDGET-5 R1c over a socket who makes the house load a long document anew again and again is told to slow down; others write on and are told nothing", async () => {
  const { house, intruder, seen, witness } = ground();
  const { negotiation } = witness.seat;
  const long = writtenBy(THEIRS + 1, (own) => own.getText(DRAFT).insert(0, "y".repeat(LONG)));
  const { storage } = house.house;
  const key = documentKey({ negotiation, document: CAUCUS });
  storage.transaction(() => storage.documents.append([{ key, update: long }]));
  await ground().restart();
  const own = (where: object, words: string) =>
    struct({ ref: 4, ...where, content: letters(words) });
  const crosswise = hostile({
    blocks: [
      {
        client: MINE,
        clock: 0,
        structs: [
          own({ root: DRAFT }, "a"),
          own({ origin: [MINE, 0] }, "b"),
          own({ origin: [MINE, 1], right: [MINE, 0] }, "c"),
        ],
      },
    ],
  });
  const isTold = ({ frames }: RawSocket): boolean =>
    frames.some(([kind]) => kind === SYNC_MESSAGE.slowDown);
  let strikes = 0;
  for (let told = false; !told && strikes < MOST_STRIKES; strikes += 1) {
    expect(await ground().strike(CAUCUS, crosswise)).toBe("notAllowed");
    const path = syncPath({ negotiation, document: CAUCUS });
    const query = `${SEAT_PARAM}=${intruder.seat.id}&${ACK_PARAM}=1`;
    const { socket } = await knock(`${intruder.cable.origin}${path}?${query}`, intruder.headers);
    if (socket === null) throw new Error("turned away");
    using open = socket;
    await waitUntil("it is greeted", () => open.frames.length > 0);
    told = isTold(open);
  }
  expect(strikes).toBeLessThan(MOST_STRIKES);
  const { doc, state } = seen.caucus;
  const statuses = new Set<string>();
  state.subscribe(({ status }) => statuses.add(status));
  doc.getText(DRAFT).insert(0, "meanwhile ");
  await waitUntil("it is saved", () => state.getState().unsaved === 0);
  expect([...statuses]).toEqual(["live"]);
});
