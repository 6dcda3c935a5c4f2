import { countingSocket } from "@crosstable/client/sync/counting-socket";
import type { DocumentSession } from "@crosstable/client/sync/document-session";
import type { OpenPersistence } from "@crosstable/client/sync/persistence";
import type { Chance } from "@crosstable/server/sync/guard/chance";
import type { WrittenKind } from "@crosstable/server/sync/guard/guard-on-trial";
import { isSame, jsonOf } from "@crosstable/server/sync/guard/harm";
import { actHonestly, undoOf } from "@crosstable/server/sync/guard/honest-acts";
import type { DocumentName } from "@crosstable/shared/rooms";
import type * as Y from "yjs";

import type { Person } from "../harness/person.ts";
import { waitUntil } from "../harness/wait-until.ts";

/** A document that people write in. */
export type WrittenDocument = DocumentName & { readonly kind: WrittenKind };

export interface HonestPageOptions {
  readonly person: Person;
  readonly name: WrittenDocument;
  readonly chance: Chance;
  /** Keeps a copy on the device, so that the page can be loaded again without losing anything. */
  readonly openPersistence?: OpenPersistence;
}

/** One page of the real client, on which somebody honest acts by chance. */
export class HonestPage {
  readonly name: WrittenDocument;
  readonly #person: Person;
  readonly #chance: Chance;
  readonly #openPersistence: OpenPersistence | null;
  #open: { readonly session: DocumentSession; readonly undo: Y.UndoManager } | null = null;
  /** Pieces of writing that went out over its sockets. */
  sent = 0;
  /** Every status that its screen has gone through, and every reason for which it was closed for good. */
  readonly seen = new Set<string>();

  private constructor(options: HonestPageOptions) {
    this.#person = options.person;
    this.name = options.name;
    this.#chance = options.chance;
    this.#openPersistence = options.openPersistence ?? null;
  }

  static async open(options: HonestPageOptions): Promise<HonestPage> {
    const page = new HonestPage(options);
    page.#open = await page.#load();
    return page;
  }

  get #session(): DocumentSession {
    if (this.#open === null) throw new Error("no page is open");
    return this.#open.session;
  }

  get doc(): Y.Doc {
    return this.#session.doc;
  }

  get isSaved(): boolean {
    const { status, unsaved } = this.#session.state.getState();
    return status === "live" && unsaved === 0;
  }

  /** Shows the same as another replica, and knows as much. */
  isLike(doc: Y.Doc): boolean {
    return (
      isSame(this.doc, doc) && jsonOf(this.doc, this.name.kind) === jsonOf(doc, this.name.kind)
    );
  }

  act(): void {
    if (this.#open === null) return;
    actHonestly(this.#chance, { doc: this.doc, undo: this.#open.undo, kind: this.name.kind });
  }

  /** Some acts, until the server has said that they are saved. */
  async goOn(): Promise<void> {
    for (let acts = this.#chance.below(6); acts >= 0; acts -= 1) this.act();
    await this.#whenLive();
  }

  /** Loses the line, goes on alone, and comes back with all of it at once. */
  async beAway(): Promise<void> {
    await this.#workOffline();
    this.#person.cable.mend();
    await this.#whenLive();
  }

  /** The page is closed without a line, and opened again with what its device has kept, under another clientID. */
  async reload(): Promise<void> {
    await this.#workOffline();
    this.#open?.undo.destroy();
    this.#session.close();
    this.#person.cable.mend();
    this.#open = await this.#load();
    await this.#whenLive();
  }

  async #workOffline(): Promise<void> {
    this.#person.cable.cut();
    const { state } = this.#session;
    await waitUntil("the page is offline", () => state.getState().status !== "live");
    for (let acts = 3 + this.#chance.below(12); acts > 0; acts -= 1) this.act();
  }

  get #isClosed(): boolean {
    return this.#session.state.getState().status === "closed";
  }

  async #whenLive(): Promise<void> {
    await waitUntil(
      "the page is there and all of it is saved",
      () => this.isSaved || this.#isClosed,
    );
  }

  async #load(): Promise<{ session: DocumentSession; undo: Y.UndoManager }> {
    const count = (): void => void (this.sent += 1);
    const listener = { sentUpdate: count, sentStep2: count };
    const session = await this.#person.openDocument(this.name, {
      WebSocket: countingSocket(this.#person.WebSocket, listener),
      openPersistence: this.#openPersistence,
    });
    const note = ({ status, closed }: { status: string; closed: string | null }): void =>
      void this.seen.add(closed ?? status);
    note(session.state.getState());
    session.state.subscribe(note);
    return { session, undo: undoOf(session.doc, this.name.kind) };
  }
}
