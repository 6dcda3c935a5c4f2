import { CAUCUS_CELLS, CAUCUS_NOTES } from "@crosstable/shared/documents/caucus";
import { cellKey, WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { mustProposalId } from "@crosstable/shared/ids";
import { writeWhereItLanded } from "@crosstable/shared/writing/write-where-it-landed";
import * as Y from "yjs";

import type { Chance } from "./chance.ts";
import { cell, DRAFT, type WrittenKind } from "./guard-on-trial.ts";
import { jsonOf } from "./harm.ts";
import { typeInto, writeNotes } from "./honest-notes.ts";

const KEYS = ["W-1", "W-2"].map((id) => cellKey(mustProposalId(id), "priority"));
const WORKSHEET_KEYS = ["W-1", "W-2"].map((id) => cellKey(mustProposalId(id), "remarks"));

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
    const scope =
      this.#kind === "worksheet"
        ? [this.#doc.getMap(WORKSHEET_CELLS)]
        : [this.#doc.getText(DRAFT), this.#doc.getXmlFragment(CAUCUS_NOTES)];
    this.#undo = new Y.UndoManager(scope as Y.AbstractType<unknown>[], { captureTimeout: 0 });
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
    if (this.#kind === "worksheet") return this.#writeCell();
    const chance = this.#chance;
    switch (chance.below(9)) {
      case 0:
      case 1:
      case 2:
        return typeInto(chance, this.#doc.getText(DRAFT));
      case 3:
        // As an editor does: all of one act in one transaction.
        return this.#doc.transact(() => writeNotes(chance, this.#doc.getXmlFragment(CAUCUS_NOTES)));
      case 4:
        this.#doc.getMap(CAUCUS_CELLS).set(chance.pick(KEYS), cell(`${chance.below(100)}`));
        return;
      case 5:
        this.#doc.getMap(CAUCUS_CELLS).delete(chance.pick(KEYS));
        return;
      case 6:
        this.#undo?.undo();
        return;
      case 7:
        this.#undo?.redo();
        return;
      default:
        return this.#doc.transact(() => {
          typeInto(chance, this.#doc.getText(DRAFT));
          writeNotes(chance, this.#doc.getXmlFragment(CAUCUS_NOTES));
        });
    }
  }

  #writeCell(): void {
    const chance = this.#chance;
    const cells = this.#doc.getMap(WORKSHEET_CELLS);
    const kind = chance.below(6);
    if (kind === 0) this.#undo?.undo();
    else if (kind === 1) this.#undo?.redo();
    else if (kind === 2) cells.delete(chance.pick(WORKSHEET_KEYS));
    else cells.set(chance.pick(WORKSHEET_KEYS), cell(`${chance.below(100)}`));
  }
}
