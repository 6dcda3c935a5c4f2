import { documentRight } from "@crosstable/shared/documents/document-kinds";
import type { GalleryKind } from "@crosstable/shared/documents/may-follow";
import { documentPath, type DocumentName } from "@crosstable/shared/rooms";

import { announce } from "../stores/announcer.ts";
import { connectionStore } from "../stores/connection-store.ts";
import { isInvitedInto } from "../stores/invitation-store.ts";
import { meStore, mySide } from "../stores/me-store.ts";
import { notify } from "../stores/notice-store.ts";
import { setSaveState } from "../stores/save-store.ts";
import { openBrowserPersistence } from "./browser-persistence.ts";
import {
  openDocumentSession,
  type DocumentSession,
  type DocumentState,
} from "./document-session.ts";
import { isSignedOut } from "./is-signed-out.ts";
import { leaveForNewRights, loadForNewRights } from "./leave-for-new-rights.ts";

/** A document that nobody looks at is left after this time, so that a change of rooms doesn't leave and rejoin. */
const LEAVE_AFTER_MS = 10_000;

interface OpenDocument {
  session: DocumentSession;
  readonly listeners: Set<() => void>;
  leaveTimer: ReturnType<typeof setTimeout> | null;
}

const OPEN = new Map<string, OpenDocument>();

/** Which of the two an observer follows, as far as this page knows. The server says so when it is the other one. */
let gallery: GalleryKind = "gallery";

/** Keeps a document open until the returned function is called. `onChange` tells when its session is another one. */
export function holdDocument(name: DocumentName, onChange: () => void): () => void {
  const held = OPEN.get(documentPath(name)) ?? open(name);
  if (held === null) return () => undefined;
  if (held.leaveTimer !== null) clearTimeout(held.leaveTimer);
  held.leaveTimer = null;
  // A listener of its own for every holder, so that two holders with one function count twice.
  const listener = () => onChange();
  held.listeners.add(listener);
  return () => {
    held.listeners.delete(listener);
    if (held.listeners.size === 0) leaveLater(name, held);
  };
}

/** The session of a document, or null when nobody holds it open. */
export function currentDocument(name: DocumentName): DocumentSession | null {
  return OPEN.get(documentPath(name))?.session ?? null;
}

/** Starts a document anew, with an empty copy and a new clientID, after the server closed it for good. */
export async function reopenDocument(name: DocumentName): Promise<void> {
  const held = OPEN.get(documentPath(name));
  if (held === undefined) return;
  await held.session.drop();
  const session = openSession(name);
  if (session === null) return;
  held.session = session;
  for (const listener of held.listeners) listener();
}

/** Leaves a document at once and keeps nothing of it, whoever still shows it. Asked for again, it is opened anew. */
export function letGoOfDocument(name: DocumentName): void {
  const held = OPEN.get(documentPath(name));
  if (held === undefined) return;
  if (held.leaveTimer !== null) clearTimeout(held.leaveTimer);
  OPEN.delete(documentPath(name));
  setSaveState(documentPath(name), null);
  void held.session.drop();
  for (const listener of held.listeners) listener();
}

function open(name: DocumentName): OpenDocument | null {
  const session = openSession(name);
  if (session === null) return null;
  const opened = { session, listeners: new Set<() => void>(), leaveTimer: null };
  OPEN.set(documentPath(name), opened);
  return opened;
}

function openSession(name: DocumentName): DocumentSession | null {
  const { me } = meStore.getState();
  const isInvited = name.kind === "caucus" && isInvitedInto(name.side);
  if (me === null || documentRight(me.seat, name, isInvited) === "none") return null;
  const isFollowed = name.kind === "gallery" && me.seat.role === "observer";
  const { origin } = globalThis.location;
  const session = openDocumentSession({
    me,
    name: isFollowed ? { kind: gallery } : name,
    origin,
    openPersistence: openBrowserPersistence,
    isLineGone: () => connectionStore.getState().events === "offline",
  });
  setSaveState(documentPath(name), session.state.getState());
  session.state.subscribe((state, before) => follow(name, { state, before }));
  return session;
}

function follow(name: DocumentName, change: { state: DocumentState; before: DocumentState }): void {
  const { state, before } = change;
  setSaveState(documentPath(name), state);
  if (state.addedFromDevice !== null && state.addedFromDevice !== before.addedFromDevice) {
    const count = state.addedFromDevice;
    const words = `${count === 1 ? "1 edit" : `${count} edits`} from this device ${count === 1 ? "was" : "were"} added.`;
    notify(words);
    announce(words);
  }
  // Both end what this device may keep; the page that loads next says which of the two it was.
  const isOver = state.closed === "rightsChanged" || state.closed === "signedOut";
  if (isOver && before.closed === null) void leaveForNewRights();
  if (state.closed === "otherGallery" && before.closed === null) {
    gallery = gallery === "gallery" ? "gallery.delayed" : "gallery";
    void reopenDocument(name);
  }
  // MEDIATOR-2: a guest who is told that it is over, also by whoever opens the document when they come back.
  const isGuest = name.kind === "caucus" && mySide() === null;
  if (isGuest && state.closed !== null && before.closed === null) {
    queueMicrotask(() => letGoOfDocument(name));
  }
  // Told at every try that fails, a few seconds apart.
  if (state.status === "offline") void leaveIfSignedOut();
}

/** RIGHTS-1: an observer has no event wire, on which everybody else hears on their return that the seat is gone. */
async function leaveIfSignedOut(): Promise<void> {
  const { me } = meStore.getState();
  if (me?.seat.role === "observer" && (await isSignedOut(me.seat.seat))) loadForNewRights();
}

function leaveLater(name: DocumentName, held: OpenDocument): void {
  if (OPEN.get(documentPath(name)) !== held) return;
  held.leaveTimer = setTimeout(() => {
    // Nothing unconfirmed is left behind, not even for the local copy to bring back later.
    if (held.session.state.getState().unsaved > 0) {
      leaveLater(name, held);
      return;
    }
    held.session.close();
    OPEN.delete(documentPath(name));
    setSaveState(documentPath(name), null);
  }, LEAVE_AFTER_MS);
}
