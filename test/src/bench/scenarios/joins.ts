import { draftRoot } from "@crosstable/shared/documents/caucus";
import { mustProposalId } from "@crosstable/shared/ids";
import type { DocumentName } from "@crosstable/shared/rooms";
import * as Y from "yjs";

import { someWords } from "../chance.ts";
import { SHELF, STOCKING } from "../floor.ts";
import { median } from "../latencies.ts";
import { clientFrame, openLightSocket, type Door } from "../light-socket.ts";
import { ASK_FOR_ALL, readFrame, replyMessage, updateMessage } from "../read-frame.ts";
import { Room } from "../room.ts";
import { openServer, type OpenServer, type Scenario, type Trial } from "../scenario.ts";
import type { Guest } from "../tables.ts";

const CAUCUS: DocumentName = { kind: "caucus", side: "a" };
const DRAFT = draftRoot(mustProposalId("bench-draft"));
const AUTHORS = 15;
/** As long on the wire as the ids that the house hands out. */
const FIRST_CLIENT = 2 ** 31;
const QUICK_ROUNDS = 200;
const ROUNDS = 1_000;
/** Letters of one author, before it is the next one's turn. */
const TYPED_A_ROUND = 200;
const LONGEST_RUN = 30;
const DELETING = 0.2;
const LONGEST_DELETION = 12;
const WARM_JOINS = 9;
const JOINS_AT_ONCE = 30;

/** A document with a past, and the doors through which one comes to it. */
interface Archive {
  readonly doors: readonly Door[];
  readonly history: Y.Doc;
}

/** An hour of a delegation at one draft: they type in turns, here and there, and take some of it out again. */
function typeRound(doc: Y.Doc, chance: () => number): void {
  const text = doc.getText(DRAFT);
  for (let typed = 0; typed < TYPED_A_ROUND;) {
    const at = Math.floor(chance() * (text.length + 1));
    const run = 1 + Math.floor(chance() * LONGEST_RUN);
    const letters = someWords(chance, run);
    // Letter by letter, as a keyboard does.
    for (let letter = 0; letter < run; letter += 1)
      text.insert(at + letter, letters.charAt(letter));
    typed += run;
    if (chance() < DELETING) text.delete(at, Math.min(LONGEST_DELETION, text.length - at));
  }
}

/** Everybody writes their own rounds on a page of their own, and waits until each is saved. */
async function writeHistory(guests: readonly Guest[], trial: Trial): Promise<Archive> {
  const room = new Room(CAUCUS);
  const authors = [];
  for (const guest of guests.slice(0, AUTHORS)) authors.push(await room.enterToWrite(guest));
  const history = new Y.Doc();
  const made: Uint8Array[] = [];
  history.on("update", (update: Uint8Array) => made.push(update));
  const sent = authors.map(() => 0);
  for (let round = 0; round < (trial.isQuick ? QUICK_ROUNDS : ROUNDS); round += 1) {
    const turn = round % authors.length;
    const author = authors[turn];
    if (author === undefined) break;
    history.clientID = author.clientId;
    history.transact(() => typeRound(history, trial.chance));
    author.member.socket.send(clientFrame(updateMessage(made.at(-1) ?? new Uint8Array())));
    const count = (sent[turn] ?? 0) + 1;
    sent[turn] = count;
    while (author.member.acknowledged < count && author.member.socket.isOpen)
      await new Promise((resolve) => setImmediate(resolve));
    if (!author.member.socket.isOpen)
      throw new Error(`an author was closed out: ${author.member.socket.closeCode}`);
  }
  room.close();
  return { history, doors: guests.map((guest) => guest.door(CAUCUS)) };
}

/** The floor keeps no history: it is handed the bytes that a join needs, and sends them. */
async function stockShelf(port: number, history: Y.Doc): Promise<readonly Door[]> {
  const stock = await openLightSocket(
    { port, path: `${STOCKING}draft`, headers: {} },
    () => undefined,
  );
  stock.send(clientFrame(replyMessage(Y.encodeStateAsUpdate(history))));
  while (stock.isOpen) await new Promise((resolve) => setImmediate(resolve));
  return [{ port, path: `${SHELF}draft`, headers: {} }];
}

/** From the first byte sent until everything that the document holds has come. */
async function join(door: Door, whole: Y.Doc): Promise<{ ms: number; bytes: number }> {
  const startMs = performance.now();
  let onReply: (reply: { atMs: number; update: Uint8Array }) => void = () => undefined;
  const replied = new Promise<{ atMs: number; update: Uint8Array }>(
    (resolve) => (onReply = resolve),
  );
  const socket = await openLightSocket(door, (payload) => {
    const atMs = performance.now();
    const heard = readFrame(payload);
    if (heard.kind === "news" && heard.isReply) onReply({ atMs, update: heard.update });
  });
  socket.send(clientFrame(ASK_FOR_ALL));
  const { atMs, update } = await replied;
  socket.close();
  const held = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(update));
  for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(whole)))
    if ((held.get(client) ?? 0) < clock) throw new Error("a join was told less than there is");
  return { ms: atMs - startMs, bytes: update.byteLength };
}

async function archiveOn({ server, tables }: OpenServer, trial: Trial): Promise<Archive> {
  if (server.kind === "house") {
    const { delegation } = await tables.open({ editors: AUTHORS * 2 });
    return writeHistory(delegation, trial);
  }
  const history = new Y.Doc();
  for (let round = 0; round < (trial.isQuick ? QUICK_ROUNDS : ROUNDS); round += 1) {
    history.clientID = FIRST_CLIENT + (round % AUTHORS);
    history.transact(() => typeRound(history, trial.chance));
  }
  return { history, doors: await stockShelf(server.port, history) };
}

export const joins: Scenario = {
  name: "joins",
  title: `Joining a draft with a history of ${ROUNDS * TYPED_A_ROUND} letters by ${AUTHORS} people (--quick: ${QUICK_ROUNDS * TYPED_A_ROUND}); the floor sends the same bytes from memory`,
  metrics: [
    { key: "warmMs", words: "warm: others have it open", unit: "ms", better: "less" },
    { key: "coldMs", words: "cold: first one after a restart", unit: "ms", better: "less" },
    {
      key: "stormMs",
      words: `${JOINS_AT_ONCE} at once: the last has it after`,
      unit: "ms",
      better: "less",
    },
    { key: "kilobytes", words: "size of the answer", unit: "KB", better: null },
  ],
  run: async (trial) => {
    await using open = await openServer(trial);
    const { doors, history } = await archiveOn(open, trial);
    const door = (index: number): Door => {
      const found = doors[index % doors.length];
      if (found === undefined) throw new Error("there is no door");
      return found;
    };
    // Somebody else has it open; for the floor that makes no difference.
    const stays = await openLightSocket(door(0), () => undefined);
    stays.send(clientFrame(ASK_FOR_ALL));
    const warm = [];
    for (let each = 0; each < WARM_JOINS; each += 1) warm.push(await join(door(each), history));
    const storm = await Promise.all(
      Array.from({ length: JOINS_AT_ONCE }, async (_each, index) => join(door(index), history)),
    );
    stays.close();
    let coldMs: number | null = null;
    if (trial.kind === "house") {
      await open.server.end("SIGTERM");
      await open.server.startAgain();
      coldMs = (await join(door(0), history)).ms;
    }
    return {
      warmMs: median(warm.map(({ ms }) => ms)),
      coldMs,
      stormMs: Math.max(...storm.map(({ ms }) => ms)),
      kilobytes: (warm[0]?.bytes ?? 0) / 1024,
    };
  },
};
