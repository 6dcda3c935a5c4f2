import { closeReason, type CloseReason } from "@crosstable/shared/close-codes";
import { syncPath } from "@crosstable/shared/rooms";
import {
  ACK_PARAM,
  EPOCH_PARAM,
  SEAT_PARAM,
  SYNC_MESSAGE,
  SYNC_STEP,
} from "@crosstable/shared/sync-wire";
import * as decoding from "lib0/decoding";
import type { Awareness } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { StoreApi } from "zustand/vanilla";

import { countingSocket } from "./counting-socket.ts";
import type { DocumentSessionOptions, DocumentState } from "./document-session.ts";
import type { Persistence } from "./persistence.ts";
import { SaveLedger } from "./save-ledger.ts";
import { waitForDocument } from "./wait-for-document.ts";

interface LinkOptions extends DocumentSessionOptions {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly right: "read" | "write";
  readonly state: StoreApi<DocumentState>;
  readonly persistence: Persistence | null;
  /** Edits that an earlier page load left in the local copy, as far as that load knew. */
  readonly held: number;
  readonly closeForGood: (reason: CloseReason) => void;
}

/** The connection of one document: the stock provider, and beside it the book of what is saved. */
export class DocumentLink {
  readonly #options: LinkOptions;
  readonly #ledger = new SaveLedger();
  readonly #provider: WebsocketProvider;
  readonly #onUpdate: (update: Uint8Array, origin: unknown) => void;
  readonly #stopWaiting: () => void;
  #hasComparedCopy = false;

  constructor(options: LinkOptions) {
    this.#options = options;
    const { doc } = options;
    this.#onUpdate = (_update, origin) => this.#edited(origin);
    // Before the provider listens: the edit is in the book when its frame goes out.
    doc.on("update", this.#onUpdate);
    this.#provider = openProvider(options, this.#ledger);
    this.#stopWaiting = waitForDocument(this.#provider, options.isLineGone ?? (() => false));
    this.#listen();
    this.#provider.connect();
  }

  close(): void {
    this.#options.doc.off("update", this.#onUpdate);
    this.#stopWaiting();
    this.#provider.destroy();
  }

  #listen(): void {
    const provider = this.#provider;
    const { state, closeForGood } = this.#options;
    provider.on("status", ({ status }) => {
      if (status === "connected") this.#ledger.connected();
      if (status === "disconnected") this.#ledger.disconnected();
    });
    provider.on("connection-close", () => state.setState({ status: "offline" }));
    provider.on("sync", (isSynced: boolean) => {
      if (isSynced) state.setState({ status: "live" });
    });
    // An unknown permanent code comes from something in between that speaks for the server; nothing of ours is known to be wrong.
    provider.on("closed", ({ code }) => closeForGood(closeReason(code) ?? "malformed"));
    const readSync = provider.messageHandlers[SYNC_MESSAGE.sync];
    provider.messageHandlers[SYNC_MESSAGE.sync] = (encoder, decoder, ...rest) => {
      this.#compareCopy(decoder);
      readSync?.(encoder, decoder, ...rest);
    };
    // What waits in the connection stays in the book as not saved, and the mark says so; there is nothing else to do.
    provider.messageHandlers[SYNC_MESSAGE.slowDown] = (_encoder, decoder) => {
      decoding.readVarUint(decoder);
    };
    provider.messageHandlers[SYNC_MESSAGE.saved] = (_encoder, decoder) => {
      this.#saved(decoding.readVarUint(decoder));
    };
  }

  #edited(origin: unknown): void {
    if (origin === this.#provider) return;
    this.#ledger.edited(Date.now());
    // What was added before is told; as many again are news.
    this.#show({ addedFromDevice: null });
  }

  #saved(frames: number): void {
    const { edits, heldOffline } = this.#ledger.saved(frames);
    if (edits === 0) return;
    this.#show({ savedAtMs: Date.now(), ...(heldOffline > 0 && { addedFromDevice: heldOffline }) });
  }

  /**
   * With the server's first words on this page load one can see whether the local copy is ahead of it. The count that
   * was kept may be stale (the page was left between the confirmation and its note), the state vectors never are.
   */
  #compareCopy(decoder: decoding.Decoder): void {
    if (this.#hasComparedCopy) return;
    const { doc, persistence, held } = this.#options;
    const peek = decoding.clone(decoder);
    if (decoding.readVarUint(peek) !== SYNC_STEP.step1) return;
    this.#hasComparedCopy = true;
    const theirs = Y.decodeStateVector(decoding.readVarUint8Array(peek));
    const mine = Y.decodeStateVector(Y.encodeStateVector(doc));
    const isAhead = [...mine].some(
      ([client, clock]) => client !== doc.clientID && clock > (theirs.get(client) ?? 0),
    );
    if (persistence !== null && isAhead) this.#ledger.foundHeld(Math.max(1, held), Date.now());
    this.#show({});
  }

  #show(change: Partial<DocumentState>): void {
    const { state, persistence } = this.#options;
    const { unsaved, heldSinceMs } = this.#ledger;
    state.setState({ unsaved, heldSinceMs, ...change });
    persistence?.setHeldEdits(unsaved);
  }
}

function openProvider(options: LinkOptions, ledger: SaveLedger): WebsocketProvider {
  const { me, name, origin, doc, awareness } = options;
  const { WebSocket = globalThis.WebSocket } = options;
  const path = syncPath({ negotiation: me.seat.negotiation, document: name });
  const cut = path.lastIndexOf("/");
  return new WebsocketProvider(
    `${origin.replace(/^http/, "ws")}${path.slice(0, cut)}`,
    path.slice(cut + 1),
    doc,
    {
      connect: false,
      awareness,
      params: {
        [SEAT_PARAM]: me.seat.seat,
        [EPOCH_PARAM]: String(me.seat.epoch),
        [ACK_PARAM]: "1",
      },
      // Two seats in one browser would meet there, past the server.
      disableBc: true,
      WebSocketPolyfill: countingSocket(WebSocket, ledger),
    },
  );
}
