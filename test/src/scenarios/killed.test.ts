import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import { chanceFrom, newSeed } from "../harness/chance.ts";
import { startProcess } from "../harness/house-process.ts";
import { negotiationOf, seatedProcess } from "../harness/seated-process.ts";
import { keepTyping, seatTypists, storedMarks } from "../harness/typist.ts";
import { waitUntil } from "../harness/wait-until.ts";

const KILLS = 20;
const WITHIN_MS = 240_000;
/** Each life of the server lasts until everybody has had so much more confirmed, and then for a random while. */
const CONFIRMED_A_LIFE = 5;
const LONGEST_WHILE_MS = 250;
const LONGEST_PAUSE_MS = 12;
/** Whoever has so many edits unsaved types more slowly, so that a server that starts slowly does not find its worksheet full. */
const MANY_UNSAVED = 60;
const SLOW_PAUSE_MS = 100;

test(
  `SAVE-4 D3 ${KILLS} kills of the server under typing lose nothing that was called saved or that another has seen`,
  async () => {
    const seed = newSeed();
    const chance = chanceFrom(seed);
    const dataDir = mkdtempSync(join(tmpdir(), "crosstable-killed-"));
    let server = startProcess({ DATA_DIR: dataDir, PORT: "0" });
    const port = new URL(await server.whenOpen()).port;
    await using people = new AsyncDisposableStack();
    const house = await seatedProcess(server);
    const negotiation = negotiationOf(house);
    const typists = await seatTypists(house, people);
    const typing = new AbortController();
    const hands = typists.map(async (typist) => {
      const pause = () => {
        const isFarAhead = typist.typed - typist.confirmed > MANY_UNSAVED;
        return isFarAhead ? SLOW_PAUSE_MS : 1 + chance() * LONGEST_PAUSE_MS;
      };
      return keepTyping(typist, { pause, signal: typing.signal });
    });

    let owedInAll = 0;
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const goals = typists.map(({ confirmed }) => confirmed + CONFIRMED_A_LIFE);
      await waitUntil(`everybody has more confirmed (seed ${seed}, kill ${kill})`, () =>
        typists.every(({ confirmed }, index) => confirmed >= (goals[index] ?? 0)),
      );
      await new Promise((resolve) => setTimeout(resolve, chance() * LONGEST_WHILE_MS));
      server.signal("SIGKILL");
      await server.exit();
      await waitUntil("everybody knows", () => typists.every(({ status }) => status === "offline"));
      // Before anybody can come back: clients hold what they typed and would put it there again.
      const owed = typists.map((typist) => ({ name: typist.session.name, marks: typist.owed() }));
      const lost = owed.flatMap(({ name, marks }) => {
        const stored = storedMarks(dataDir, { negotiation, document: name });
        return marks.filter((mark) => !stored.has(mark));
      });
      expect(lost, `seed ${seed}, kill ${kill}`).toEqual([]);
      owedInAll = owed.reduce((sum, { marks }) => sum + marks.length, 0);
      server = startProcess({ DATA_DIR: dataDir, PORT: port });
      await server.whenOpen();
    }
    typing.abort();
    await Promise.all(hands);
    expect(owedInAll).toBeGreaterThan(KILLS * CONFIRMED_A_LIFE * typists.length);
    await server[Symbol.asyncDispose]();
    rmSync(dataDir, { recursive: true });
  },
  WITHIN_MS,
);
