import {
  cell,
  CELL,
  goodDraft,
  hostile,
  letters,
  MINE,
  MINE_TOO,
  number,
  struct,
  THEIRS,
  value,
} from "@crosstable/server/sync/guard/guard-on-trial";
import { CLOSE } from "@crosstable/shared/close-codes";
import {
  MAX_DOCUMENT_ROOTS,
  MAX_DOCUMENT_WRITERS,
  MAX_MAP_KEYS,
} from "@crosstable/shared/document-limits";
import { cellKey, WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { mustProposalId } from "@crosstable/shared/ids";
import { documentKey } from "@crosstable/shared/rooms";
import { expect, test, vi } from "vitest";

import { takeSeat } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { CAUCUS, openBattleGround, WORKSHEET } from "./battle-ground.ts";
import { syncFrame } from "./frames.ts";
import { openRaw, storedOf } from "./intruder.ts";

// Documents at their limits; how long they take to load, the machine decides.
vi.setConfig({ testTimeout: 60_000 });

const many = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));

test("GUARD-5 R10 over a socket nobody comes in as one writer more than a document has; who is among them writes on", async () => {
  await using house = await openTestHouse();
  await using person = await takeSeat(house, { side: "a", role: "chief" });
  const key = documentKey({ negotiation: person.seat.negotiation, document: CAUCUS });
  const { storage } = house.house;
  const clientIds = [MINE, THEIRS];
  storage.clientIds.lease({ key, seat: person.seat.id, clientIds, atMs: 0 });
  const block = (client: number, content: ReturnType<typeof struct>) => ({
    client,
    clock: 0,
    structs: [content],
  });
  const nothing = struct({ ref: 0, content: number(1) });
  const crowd = many(MAX_DOCUMENT_WRITERS - 1, (index) => block(1_000_000 + index, nothing));
  const update = hostile({ blocks: [...crowd, block(THEIRS, goodDraft)] });
  storage.transaction(() => storage.documents.append([{ key, update }]));

  const before = storedOf(house, person, CAUCUS);
  using newcomer = await openRaw(person, CAUCUS);
  newcomer.send(syncFrame("update", hostile({ blocks: [block(MINE, goodDraft)] })));
  expect(await newcomer.closeCode()).toBe(CLOSE.tooLarge);
  expect(storedOf(house, person, CAUCUS)).toBe(before);
  using known = await openRaw(person, CAUCUS);
  const onward = struct({ ref: 4, origin: [THEIRS, 2], content: letters(" and on") });
  const words = hostile({ blocks: [{ client: THEIRS, clock: 3, structs: [onward] }] });
  known.send(syncFrame("update", words));
  await waitUntil("it is stored", () => storedOf(house, person, CAUCUS) !== before);
  expect(known.isOpen()).toBe(true);
});

test("GUARD-5 R11 over a socket no keys and roots are taken beyond what a document keeps; those that are there are written on", async () => {
  await using ground = await openBattleGround();
  const keyed = (index: number) => cellKey(mustProposalId(`p${index}`), "remarks");
  const write = (key: string) =>
    struct({ ref: 8, root: WORKSHEET_CELLS, key, content: value(cell("x")) });
  const draft = (index: number) =>
    struct({ ref: 4, root: `draft/p${index}`, content: letters("x") });
  const update = (client: number, structs: readonly ReturnType<typeof struct>[]): Uint8Array =>
    hostile({ blocks: [{ client, clock: 0, structs }] });

  // Half of the keys are this side's, and one is there already.
  const keys = many(MAX_MAP_KEYS / 2 - 1, (index) => write(keyed(index)));
  expect(await ground.strike(WORKSHEET, update(MINE, keys))).toBe("silence");
  const sheet = await ground.everything(WORKSHEET);
  expect(await ground.strike(WORKSHEET, update(MINE_TOO, [write(keyed(MAX_MAP_KEYS))]))).toBe(
    "tooLarge",
  );
  expect(await ground.everything(WORKSHEET)).toBe(sheet);
  expect(await ground.strike(WORKSHEET, update(MINE_TOO, [write(CELL)]))).toBe("silence");

  const roots = many(MAX_DOCUMENT_ROOTS - 2, draft);
  expect(await ground.strike(CAUCUS, update(MINE, roots))).toBe("silence");
  const caucus = await ground.everything(CAUCUS);
  expect(await ground.strike(CAUCUS, update(MINE_TOO, [draft(MAX_DOCUMENT_ROOTS)]))).toBe(
    "tooLarge",
  );
  expect(await ground.everything(CAUCUS)).toBe(caucus);
  expect(await ground.strike(CAUCUS, update(MINE_TOO, [draft(0)]))).toBe("silence");
  await ground.mustStillWork();
});

test("GUARD-6 R12 over a socket a side that fills the worksheet comes to its half and no further; the other side writes on, up to its own half", async () => {
  await using ground = await openBattleGround();
  await using other = await takeSeat(ground.house, { side: "b", role: "negotiator" });
  const { storage } = ground.house.house;
  const key = documentKey({ negotiation: other.seat.negotiation, document: WORKSHEET });
  const [one, another] = [7_000, 7_001];
  storage.clientIds.lease({ key, seat: other.seat.id, clientIds: [one, another], atMs: 0 });
  const write = (client: number, from: number, count: number): Uint8Array => {
    const structs = many(count, (index) =>
      struct({
        ref: 8,
        root: WORKSHEET_CELLS,
        key: cellKey(mustProposalId(`p${from + index}`), "remarks"),
        content: value(cell("x")),
      }),
    );
    return hostile({ blocks: [{ client, clock: 0, structs }] });
  };
  const stored = (): string => storedOf(ground.house, other, WORKSHEET);
  const half = MAX_MAP_KEYS / 2;

  // One of their cells is there already.
  const empty = stored();
  expect(await ground.strike(WORKSHEET, write(MINE, 0, half))).toBe("tooLarge");
  expect(stored()).toBe(empty);
  expect(await ground.strike(WORKSHEET, write(MINE, 0, half - 1))).toBe("silence");
  const full = stored();
  expect(await ground.strike(WORKSHEET, write(MINE_TOO, half, 1))).toBe("tooLarge");
  expect(stored()).toBe(full);

  using socket = await openRaw(other, WORKSHEET);
  socket.send(syncFrame("update", write(one, half, half)));
  await waitUntil("the other side's half is stored", () => stored() !== full);
  expect(socket.isOpen()).toBe(true);
  const whole = stored();
  socket.send(syncFrame("update", write(another, 2 * half, 1)));
  expect(await socket.closeCode()).toBe(CLOSE.tooLarge);
  expect(stored()).toBe(whole);
  await ground.mustStillWork();
});
