import type { Storage } from "@crosstable/server/storage/storage";
import { syncPath } from "@crosstable/shared/rooms";
import { SEAT_PARAM } from "@crosstable/shared/sync-wire";
import { expect, test } from "vitest";
import WebSocket from "ws";

import { takeSeat } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";

interface Readyz {
  readonly status: number;
  readonly body: { readonly ready: boolean; readonly words?: string };
}

async function readyz(origin: string): Promise<Readyz> {
  const reply = await fetch(`${origin}/readyz`);
  return { status: reply.status, body: (await reply.json()) as Readyz["body"] };
}

async function readyzUntil(origin: string, status: number): Promise<Readyz> {
  for (;;) {
    const answer = await readyz(origin);
    if (answer.status === status) return answer;
  }
}

/** A disk that takes nothing while `isFull` says so. */
function fullWhile(isFull: () => boolean): (storage: Storage) => Storage {
  const unlessFull = () => {
    if (isFull()) throw new Error("database or disk is full");
  };
  return (storage) => ({
    ...storage,
    documents: {
      ...storage.documents,
      append: (rows) => {
        unlessFull();
        storage.documents.append(rows);
      },
      compactInSteps: (how) => {
        unlessFull();
        return storage.documents.compactInSteps(how);
      },
    },
  });
}

test("HEALTH-1 a full disk is not ready, in words, and ready again when it has room; the process is alive throughout", async () => {
  let isFull = false;
  await using house = await openTestHouse({ wrapStorage: fullWhile(() => isFull) });
  expect(await readyz(house.origin)).toEqual({ status: 200, body: { ready: true } });

  isFull = true;
  const full = await readyzUntil(house.origin, 503);
  expect(full.body).toEqual({
    ready: false,
    words: "The disk takes no writing, or gives back none.",
  });
  expect((await fetch(`${house.origin}/healthz`)).status).toBe(200);

  isFull = false;
  expect((await readyzUntil(house.origin, 200)).body).toEqual({ ready: true });
});

test("HEALTH-1 a house that closes is not ready while it still tells people so, and is ready when it is open again", async () => {
  await using house = await openTestHouse();
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  const path = syncPath({ negotiation: chief.seat.negotiation, document: { kind: "worksheet" } });
  // Somebody who does not answer the goodbye, for whom the house waits a moment.
  const slow = new WebSocket(
    `${chief.cable.origin.replace("http", "ws")}${path}?${SEAT_PARAM}=${chief.seat.id}`,
    { headers: { ...chief.headers } },
  );
  await waitUntil("the socket is open", () => slow.readyState === WebSocket.OPEN);
  slow.pause();
  expect((await readyz(house.origin)).status).toBe(200);

  const restarted = house.restart();
  expect((await readyzUntil(house.origin, 503)).body).toEqual({
    ready: false,
    words: "The server closes.",
  });
  await restarted;
  slow.terminate();
  expect((await readyz(house.origin)).body).toEqual({ ready: true });
});
