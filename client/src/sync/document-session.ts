import type { CloseReason } from "@crosstable/shared/close-codes";
import { documentRight } from "@crosstable/shared/documents/document-kinds";
import { documentPath, type DocumentName } from "@crosstable/shared/rooms";
import type { MeReply } from "@crosstable/shared/session/sign-in";
import { writeWhereItLanded } from "@crosstable/shared/writing/write-where-it-landed";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { createStore, type StoreApi } from "zustand/vanilla";

import { localCopyName } from "./browser-persistence.ts";
import { DocumentLink } from "./document-link.ts";
import { emptyDocument } from "./empty-document.ts";
import { keptText } from "./kept-text.ts";
import { leaseClientIds } from "./lease-client-ids.ts";
import { keepOwnClientId } from "./own-client-id.ts";
import type { OpenPersistence, Persistence } from "./persistence.ts";

/** What a screen shows of one document's connection. */
export interface DocumentState {
  /** `loading` until the first time that the server's state is in. */
  readonly status: "loading" | "live" | "offline" | "closed";
  /** Edits of this device that the server has not confirmed as stored. */
  readonly unsaved: number;
  /** When the oldest of them was made. */
  readonly heldSinceMs: number | null;
  readonly savedAtMs: number | null;
  /** Why the server closed this document for good. */
  readonly closed: CloseReason | null;
  /** The text that a closed document held, for the person to copy. */
  readonly keptText: string | null;
  /** How many edits that were held while offline have just been merged; null when there is nothing to tell. */
  readonly addedFromDevice: number | null;
}

export interface DocumentSession {
  readonly name: DocumentName;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly right: "read" | "write";
  readonly state: StoreApi<DocumentState>;
  /** True once writing is safe: under a leased clientID, on top of what this device had kept. */
  isReady(): boolean;
  /** Leaves the document. Edits that are not confirmed stay in the local copy where there is one. */
  close(): void;
  /** Leaves the document and throws the local copy away. */
  drop(): Promise<void>;
}

export interface DocumentSessionOptions {
  readonly me: MeReply;
  readonly name: DocumentName;
  /** For example "https://talks.example". In the browser, `location.origin`. */
  readonly origin: string;
  /** Carries the seat's cookie. The browser's own does. */
  readonly fetch?: typeof globalThis.fetch;
  /** Carries the seat's cookie and an allowed origin. The browser's own does. */
  readonly WebSocket?: typeof globalThis.WebSocket;
  /** Keeps writable documents on this device. Null keeps nothing. */
  readonly openPersistence?: OpenPersistence | null;
  /** Whether the page knows by another connection that its line is gone. */
  readonly isLineGone?: () => boolean;
}

const OPENING: DocumentState = {
  status: "loading",
  unsaved: 0,
  heldSinceMs: null,
  savedAtMs: null,
  closed: null,
  keptText: null,
  addedFromDevice: null,
};

/** Opens one document of a seat and keeps it in step with the server until it is closed. Works in Node as in a browser. */
export function openDocumentSession(options: DocumentSessionOptions): DocumentSession {
  const session = new LiveSession(options);
  void session.open();
  return session;
}

class LiveSession implements DocumentSession {
  readonly name: DocumentName;
  readonly doc = new Y.Doc();
  readonly awareness = new Awareness(this.doc);
  readonly right: "read" | "write";
  readonly state = createStore<DocumentState>(() => OPENING);
  readonly #options: DocumentSessionOptions;
  readonly #persistence: Persistence | null;
  readonly #stop = new AbortController();
  #link: DocumentLink | null = null;

  constructor(options: DocumentSessionOptions) {
    this.#options = options;
    this.name = options.name;
    this.right = documentRight(options.me.seat, options.name) === "write" ? "write" : "read";
    // First of all, so that neither the copy on this device nor the line sees an undo before it is in order.
    writeWhereItLanded(this.doc);
    this.#persistence = this.right === "write" ? openCopy(options, this.doc) : null;
  }

  async open(): Promise<void> {
    const { doc, awareness, right, state } = this;
    const persistence = this.#persistence;
    // A reader writes nothing and is shown to nobody, so it needs no clientID and has no presence.
    const mayGoOn = right === "write" ? await this.#prepareToWrite() : true;
    awareness.setLocalState(right === "write" ? {} : null);
    const held = (await persistence?.heldEdits()) ?? 0;
    if (!mayGoOn || this.#stop.signal.aborted) return;
    const parts = { doc, awareness, right, state, persistence, held };
    const closeForGood = (reason: CloseReason) => this.#closeForGood(reason);
    this.#link = new DocumentLink({ ...this.#options, ...parts, closeForGood });
  }

  /** True once this tab has a clientID to write under and the local copy is in. */
  async #prepareToWrite(): Promise<boolean> {
    const { doc, awareness } = this;
    const lease = () => leaseClientIds(this.#options, this.#stop.signal);
    const [leased] = await Promise.all([lease(), this.#persistence?.loaded]);
    if (typeof leased === "string") this.#closeForGood(leased);
    if (leased === null || typeof leased === "string") return false;
    keepOwnClientId({ doc, awareness, leased, leaseMore: lease });
    return true;
  }

  isReady(): boolean {
    return this.#link !== null;
  }

  close(): void {
    this.#leave();
    void this.#persistence?.close();
  }

  async drop(): Promise<void> {
    this.#leave();
    await this.#persistence?.drop();
  }

  #leave(): void {
    this.#stop.abort();
    this.#link?.close();
    this.#link = null;
    this.awareness.destroy();
    this.doc.destroy();
  }

  #closeForGood(reason: CloseReason): void {
    const text = this.right === "write" ? keptText(this.name, this.doc) : null;
    this.state.setState({ status: "closed", closed: reason, keptText: text });
    this.#stop.abort();
    this.#link?.close();
    this.#link = null;
    // GROUND-7, MEDIATOR-2: who stays out is not left with what was shown until now.
    if (reason === "observersStayOut" || reason === "invitationOver") emptyDocument(this.doc);
  }
}

function openCopy(options: DocumentSessionOptions, doc: Y.Doc): Persistence | null {
  const { me, name, openPersistence } = options;
  if (openPersistence === undefined || openPersistence === null) return null;
  const { seat, epoch, negotiation } = me.seat;
  const document = `${negotiation}/${documentPath(name)}`;
  return openPersistence(localCopyName({ seat, epoch, document }), doc);
}
