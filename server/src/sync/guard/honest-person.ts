import { writeWhereItLanded } from "@crosstable/shared/writing/write-where-it-landed";
import * as Y from "yjs";

import type { Chance } from "./chance.ts";
import type { WrittenKind } from "./guard-on-trial.ts";
import { jsonOf } from "./harm.ts";
import { actHonestly, undoOf } from "./honest-acts.ts";

/** One page of somebody who writes in a caucus or a worksheet: with undo, offline hours, and reloads that send everything again. */
export class HonestPerson {
  readonly #chance: Chance;
  readonly #kind: WrittenKind;
  #doc = new Y.Doc();
  #undo: Y.UndoManager | null = null;
  #unsent: Uint8Array[] = [];
  /** What the server has sent and this page has not read yet. */
  readonly #inbox: Uint8Array[] = [];
  #isOffline = false;

  constructor(chance: Chance, client: number, kind: WrittenKind = "caucus") {
    this.#chance = chance;
    this.#kind = kind;
    this.load(client, null);
  }

  get json(): string {
    return jsonOf(this.#doc, this.#kind);
  }

  /** True while something is on its way, out or in. */
  get hasNews(): boolean {
    return this.#unsent.length > 0 || this.#inbox.length > 0;
  }

  /** Opens the page with what the device kept, under a new clientID. All of it goes to the server again. */
  load(client: number, kept: Uint8Array | null): void {
    this.#undo?.destroy();
    this.#doc.destroy();
    this.#doc = new Y.Doc();
    this.#doc.clientID = client;
    writeWhereItLanded(this.#doc);
    this.#undo = undoOf(this.#doc, this.#kind);
    this.#doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "server") this.#unsent.push(update);
    });
    if (kept !== null) Y.applyUpdate(this.#doc, kept, "device");
  }

  /** The page is closed and opened again; what was not sent is on the device, and what was not read is lost. */
  reload(client: number): void {
    const kept = Y.encodeStateAsUpdate(this.#doc);
    this.#unsent = [];
    this.#inbox.length = 0;
    this.load(client, kept);
  }

  /** SyncStep1 and SyncStep2 between the page and the server's document. */
  meet(server: Y.Doc): void {
    this.#inbox.push(Y.encodeStateAsUpdate(server, Y.encodeStateVector(this.#doc)));
    this.#unsent.push(Y.encodeStateAsUpdate(this.#doc, Y.encodeStateVector(server)));
  }

  hear(update: Uint8Array): void {
    this.#inbox.push(update);
  }

  readSome(): void {
    if (this.#isOffline) return;
    for (const update of this.#inbox.splice(0, 1 + this.#chance.below(this.#inbox.length + 1)))
      Y.applyUpdate(this.#doc, update, "server");
  }

  readAll(): void {
    for (const update of this.#inbox.splice(0)) Y.applyUpdate(this.#doc, update, "server");
  }

  goesOffline(): void {
    this.#isOffline = true;
  }

  comesBack(): void {
    this.#isOffline = false;
  }

  /** What goes out now: one by one as typed, or merged after a time offline. */
  send(): Uint8Array[] {
    if (this.#isOffline || this.#unsent.length === 0) return [];
    const unsent = this.#unsent;
    this.#unsent = [];
    return unsent.length > 3 && this.#chance.once(2) ? [Y.mergeUpdates(unsent)] : unsent;
  }

  act(): void {
    const undo = this.#undo;
    if (undo === null) return;
    actHonestly(this.#chance, { doc: this.#doc, undo, kind: this.#kind });
  }
}
