import { documentKey, documentPath, syncPath, type DocumentName } from "@crosstable/shared/rooms";
import { leaseReply } from "@crosstable/shared/session/sign-in";
import { SEAT_PARAM } from "@crosstable/shared/sync-wire";
import * as Y from "yjs";

import type { Person } from "../harness/person.ts";
import { knock, type RawSocket } from "../harness/raw-socket.ts";
import type { TestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { askForAll, hasWords, isStep, isWriting, payloadOf } from "./frames.ts";

/** Opens a document of a person's negotiation with their session and nothing else of the client. */
export async function openRaw(person: Person, document: DocumentName): Promise<RawSocket> {
  const path = syncPath({ negotiation: person.seat.negotiation, document });
  const url = `${person.cable.origin}${path}?${SEAT_PARAM}=${person.seat.id}`;
  const { status, socket } = await knock(url, person.headers);
  if (socket === null) throw new Error(`turned away with ${status}`);
  return socket;
}

/** A clientID that the server hands this person for a document. */
export async function leaseOne(person: Person, document: DocumentName): Promise<number> {
  const reply = await person.fetch(
    `${person.cable.origin}/api/seats/${person.seat.id}/client-ids`,
    {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ document: documentPath(document) }),
    },
  );
  const [first] = leaseReply.parse(await reply.json()).clientIds;
  if (first === undefined) throw new Error("no clientID was handed out");
  return first;
}

/** Everything that is stored of a document, to be compared with later. */
export function storedOf(house: TestHouse, person: Person, document: DocumentName): string {
  const key = documentKey({ negotiation: person.seat.negotiation, document });
  const { updates } = house.house.storage.documents.load(key);
  return updates.map((update) => Buffer.from(update).toString("base64")).join("\n");
}

/** Waits until the server has answered on this socket, and with it everything that was sent on it before. */
export async function settled(socket: RawSocket): Promise<void> {
  const before = socket.frames.length;
  socket.send(askForAll());
  await waitUntil("the server answers", () => socket.frames.slice(before).some(isWriting));
}

/** Whether these words ever came over this socket. */
export function heard(socket: RawSocket, words: string): boolean {
  return socket.frames.some((frame) => hasWords(frame, words));
}

/** What somebody who comes now is given of a document. */
export async function joinAnew(person: Person, document: DocumentName): Promise<Y.Doc> {
  using socket = await openRaw(person, document);
  socket.send(askForAll());
  await waitUntil("the server answers", () =>
    socket.frames.some((frame) => isStep(frame, "step2")),
  );
  const doc = new Y.Doc();
  for (const frame of socket.frames)
    if (isStep(frame, "step2") || isStep(frame, "update")) Y.applyUpdate(doc, payloadOf(frame));
  return doc;
}
