import type { DocumentName } from "@crosstable/shared/rooms";

import { someWords } from "../chance.ts";
import { Latencies } from "../latencies.ts";
import { openLightSocket, clientFrame, type LightSocket } from "../light-socket.ts";
import { runLoad, type Happening } from "../load.ts";
import { ASK_FOR_ALL, readFrame } from "../read-frame.ts";
import { forEachOf, Room } from "../room.ts";
import { DISTURBANCE, openServer, type Scenario, type Trial } from "../scenario.ts";
import type { Guest } from "../tables.ts";

const EDITORS = 30;
const EDITS_PER_SECOND = 2;
const QUICK_OBSERVERS = 300;
const OBSERVERS = 1_000;
const MOVE_EVERY_MS = 400;
const MOVE_LETTERS = 600;
const COMES_WITHIN_MS = 3_000;
const LOOK_EVERY_MS = 5;
const GALLERY: DocumentName = { kind: "gallery" };
const MARK = /bench-mark-(\d+)-/g;

/** Observers who see what a chief hands across. A mark in the text tells which pass it is. */
class Watchers {
  readonly latencies = new Latencies();
  readonly #sockets: LightSocket[] = [];
  readonly #sentMs: number[] = [];
  #seen = 0;
  /** Everybody gets the same bytes: they are searched once. */
  #last: { readonly payload: Buffer; readonly marks: readonly number[] } | undefined;

  get expected(): number {
    return this.#sentMs.length * this.#sockets.length;
  }

  get seen(): number {
    return this.#seen;
  }

  async enter(guest: Guest): Promise<void> {
    const seen = new Set<number>();
    let onReply: () => void = () => undefined;
    const replied = new Promise<void>((resolve) => (onReply = resolve));
    const socket = await openLightSocket(guest.door(GALLERY), (payload) => {
      for (const mark of this.#marksIn(payload)) this.#see(mark, seen);
      const heard = readFrame(payload);
      if (heard.kind === "news" && heard.isReply) onReply();
    });
    socket.send(clientFrame(ASK_FOR_ALL));
    await replied;
    this.#sockets.push(socket);
  }

  /** The text of the next pass; its time runs from here. */
  nextPass(chance: () => number): string {
    this.#sentMs.push(performance.now());
    return `bench-mark-${this.#sentMs.length - 1}- ${someWords(chance, MOVE_LETTERS)}`;
  }

  async drained(): Promise<void> {
    const giveUpMs = performance.now() + COMES_WITHIN_MS;
    while (this.#seen < this.expected && performance.now() < giveUpMs)
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }

  close(): void {
    for (const socket of this.#sockets) socket.close();
  }

  #see(mark: number, seen: Set<number>): void {
    const sentMs = this.#sentMs[mark];
    if (sentMs === undefined || seen.has(mark)) return;
    seen.add(mark);
    this.#seen += 1;
    this.latencies.add(performance.now() - sentMs);
  }

  #marksIn(payload: Buffer): readonly number[] {
    if (this.#last?.payload.equals(payload) !== true) {
      const marks = [...payload.toString("latin1").matchAll(MARK)].map(([, mark]) => Number(mark));
      this.#last = { payload: Buffer.from(payload), marks };
    }
    return this.#last.marks;
  }
}

function observersOf({ isQuick }: Trial): number {
  return isQuick ? QUICK_OBSERVERS : OBSERVERS;
}

/** The real case of people who only watch: they read the gallery, and those at the table write to another document. */
export const gallery: Scenario = {
  name: "gallery",
  title: `${EDITORS} editors on the worksheet, ${OBSERVERS} observers (--quick: ${QUICK_OBSERVERS}) in the gallery, a pass every ${MOVE_EVERY_MS} ms`,
  metrics: [
    {
      key: "newsP50",
      words: "pass → seen by an observer, half within",
      unit: "ms",
      better: "less",
    },
    {
      key: "newsP99",
      words: "pass → seen by an observer, 99 % within",
      unit: "ms",
      better: "less",
    },
    {
      key: "p50",
      words: "meanwhile, edit → another editor, half within",
      unit: "ms",
      better: "less",
    },
    {
      key: "p99",
      words: "meanwhile, edit → another editor, 99 % within",
      unit: "ms",
      better: "less",
    },
    { key: "serverCpuPercent", words: "server processor", unit: "%", better: "less" },
    { key: "lost", words: "deliveries lost, of either", unit: "", better: null, isSummed: true },
    ...DISTURBANCE,
  ],
  run: async (trial) => {
    await using open = await openServer(trial);
    const observers = observersOf(trial);
    const table = await open.tables.open({ editors: EDITORS, observers });
    const room = new Room();
    const watchers = new Watchers();
    await forEachOf(table.editors, async (guest) => room.enterToWrite(guest));
    await forEachOf(table.observers, async (guest) => watchers.enter(guest));
    await table.publish("The first text.");
    const leadMs = trial.isQuick ? 1_000 : 3_000;
    const windowMs = trial.isQuick ? 4_000 : 12_000;
    const published: Promise<void>[] = [];
    const passes = Array.from(
      { length: Math.floor(windowMs / MOVE_EVERY_MS) },
      (_each, index): Happening => ({
        atMs: leadMs + index * MOVE_EVERY_MS,
        act: () => published.push(table.publish(watchers.nextPass(trial.chance))),
      }),
    );
    const result = await runLoad({
      server: open.server,
      rooms: [room],
      editsPerSecond: EDITS_PER_SECOND,
      leadMs,
      windowMs,
      chance: trial.chance,
      others: passes,
    });
    await Promise.all(published);
    await watchers.drained();
    watchers.close();
    room.close();
    return {
      ...result,
      newsP50: watchers.latencies.within(0.5),
      newsP99: watchers.latencies.within(0.99),
      lost: result.lost + watchers.expected - watchers.seen,
    };
  },
};
