import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { syncPath } from "@crosstable/shared/rooms";
import { SEAT_PARAM } from "@crosstable/shared/sync-wire";
import { expect, test } from "vitest";

import { askForAll, hasWords } from "../attack/frames.ts";
import { startProcess, type HouseProcess } from "../harness/house-process.ts";
import { followLink, freeSeats, type Person } from "../harness/person.ts";
import { knock, type RawSocket } from "../harness/raw-socket.ts";
import { seatedProcess } from "../harness/seated-process.ts";
import { Typist, WORKSHEET } from "../harness/typist.ts";
import { waitUntil } from "../harness/wait-until.ts";

const PEOPLE = 28;
const TABS_EACH = 36;
const WITHIN_MS = 90_000;

/** One of many tabs that come back the moment they can, without the pauses that a polite client makes. */
class ReturningTab {
  readonly #url: string;
  readonly #headers: Record<string, string>;
  socket: RawSocket | null = null;

  constructor(origin: string, { seat, headers }: Person) {
    const path = syncPath({ negotiation: seat.negotiation, document: WORKSHEET });
    this.#url = `${origin}${path}?${SEAT_PARAM}=${seat.id}`;
    this.#headers = { ...headers, origin };
  }

  /** Tries until it is let in. Throws when it is refused in words. */
  async comeIn(): Promise<void> {
    for (;;) {
      try {
        const { status, socket } = await knock(this.#url, this.#headers);
        if (status !== 101 && status !== 503) throw new Error(`turned away with ${status}`);
        this.socket = socket;
        socket?.send(askForAll());
        if (socket !== null) return;
      } catch (error) {
        if (!(error instanceof Error && "code" in error)) throw error;
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  has(words: string): boolean {
    return this.socket?.frames.some((frame) => hasWords(frame, words)) === true;
  }
}

test(
  `FAULT-6 D11 ${PEOPLE * TABS_EACH} tabs that come back in the same moment after a restart all get in, and all have the same`,
  async () => {
    await using held = new AsyncDisposableStack();
    const dataDir = mkdtempSync(join(tmpdir(), "crosstable-herd-"));
    held.defer(() => rmSync(dataDir, { recursive: true }));
    const first = held.use(startProcess({ DATA_DIR: dataDir, PORT: "0" }));
    const house = await seatedProcess(first);
    const origin = `http://127.0.0.1:${house.port}`;
    const sides = freeSeats(house).filter(({ seat }) => seat.side !== null);
    const people = await Promise.all(
      sides.slice(0, PEOPLE).map(async (free) => held.use(await followLink(house, free))),
    );
    const tabs = people.flatMap((person) =>
      Array.from({ length: TABS_EACH }, () => new ReturningTab(origin, person)),
    );
    await Promise.all(tabs.map(async (tab) => tab.comeIn()));
    const [writer] = people;
    if (writer === undefined) throw new Error("nobody is there");
    const typist = new Typist(await writer.openDocument(WORKSHEET), "a", writer);
    typist.type();
    await waitUntil("everybody has the first mark", () => tabs.every((tab) => tab.has("mark-a-1")));

    first.signal("SIGTERM");
    await Promise.all(tabs.map(async ({ socket }) => socket?.closeCode()));
    const returns = tabs.map(async (tab) => tab.comeIn());
    const second: HouseProcess = held.use(
      startProcess({ DATA_DIR: dataDir, PORT: String(house.port) }),
    );
    await second.whenOpen();
    typist.type();
    await Promise.all(returns);
    await waitUntil("everybody has both marks", () =>
      tabs.every((tab) => tab.has("mark-a-1") && tab.has("mark-a-2")),
    );
    await waitUntil("the writer's mark is saved", () => typist.isSaved());
    expect(tabs.every(({ socket }) => socket?.isOpen() === true)).toBe(true);
    for (const { socket } of tabs) socket?.[Symbol.dispose]();
  },
  WITHIN_MS,
);
