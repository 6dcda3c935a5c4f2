import type { Chance } from "@crosstable/server/sync/guard/chance";
import { CAUCUS_GROUND, WORKSHEET_GROUND } from "@crosstable/server/sync/guard/fuzz-grounds";
import { spoiled, type HostileIds } from "@crosstable/server/sync/guard/hostile-updates";
import * as Y from "yjs";

import type { Person } from "../harness/person.ts";
import type { RawSocket } from "../harness/raw-socket.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { isStep, syncFrame } from "./frames.ts";
import type { HonestPage, WrittenDocument } from "./honest-page.ts";
import { leaseOne, openRaw } from "./intruder.ts";

const NOTHING = Y.encodeStateAsUpdate(new Y.Doc());
/** Good updates of the document as it was then, each of which is spoiled several times before they are made anew. */
const SPOILED_EACH_TIME = 12;

/** What became of hostile updates. */
export type Tally = Record<"closed" | "resync" | "silence", number>;

export interface HostileOptions {
  readonly person: Person;
  /** Whose page shows what they know of the document. */
  readonly colleague: HonestPage;
  readonly chance: Chance;
}

/**
 * Somebody in a real seat, with clientIDs that the server has given them, who sends one hostile update after the other, and comes back
 * on another socket when they are closed out. They know what a colleague's page shows.
 */
export class HostileSeat implements Disposable {
  readonly tally: Tally = { closed: 0, resync: 0, silence: 0 };
  readonly #person: Person;
  readonly name: WrittenDocument;
  readonly #ids: HostileIds;
  readonly #colleague: HonestPage;
  readonly #chance: Chance;
  #socket: RawSocket | null = null;
  #good: readonly Uint8Array[] = [];

  private constructor(options: HostileOptions & { readonly ids: HostileIds }) {
    this.#person = options.person;
    this.#ids = options.ids;
    this.#colleague = options.colleague;
    this.#chance = options.chance;
    this.name = options.colleague.name;
  }

  static async sit(options: HostileOptions): Promise<HostileSeat> {
    const lease = async () => leaseOne(options.person, options.colleague.name);
    return new HostileSeat({ ...options, ids: [await lease(), await lease()] });
  }

  get ids(): HostileIds {
    return this.#ids;
  }

  /** Sends one update, and waits for what the server does about it. */
  async strike(): Promise<void> {
    const { doc } = this.#colleague;
    const socket = (this.#socket ??= await this.#enter());
    const update = this.#make(doc);
    const before = socket.frames.length;
    socket.send(syncFrame("update", update));
    socket.send(syncFrame("step1", Y.encodeStateVector(doc)));
    const since = (step: "step1" | "step2"): boolean =>
      socket.frames.slice(before).some((frame) => isStep(frame, step));
    await waitUntil("the server has answered", () => since("step2") || !socket.isOpen());
    if (!socket.isOpen()) {
      this.tally.closed += 1;
      this.#socket = null;
    } else if (since("step1")) {
      this.tally.resync += 1;
      socket.send(syncFrame("step2", NOTHING));
    } else this.tally.silence += 1;
  }

  #make(doc: Y.Doc): Uint8Array {
    const { kind } = this.name;
    const ground = kind === "worksheet" ? WORKSHEET_GROUND : CAUCUS_GROUND;
    const sent = this.tally.closed + this.tally.resync + this.tally.silence;
    if (sent % SPOILED_EACH_TIME === 0) this.#good = ground.honest(doc, this.#ids);
    return this.#chance.once(2)
      ? spoiled(this.#chance, this.#chance.pick(this.#good))
      : ground.grown(this.#chance, doc, this.#ids);
  }

  async #enter(): Promise<RawSocket> {
    const socket = await openRaw(this.#person, this.name);
    await waitUntil("the server has greeted", () => socket.frames.length > 0);
    socket.send(syncFrame("step2", NOTHING));
    return socket;
  }

  [Symbol.dispose](): void {
    this.#socket?.[Symbol.dispose]();
  }
}
