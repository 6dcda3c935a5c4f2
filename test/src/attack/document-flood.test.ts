import type { DocumentSession } from "@crosstable/client/sync/document-session";
import { CLOSE } from "@crosstable/shared/close-codes";
import { BYTES_AT_ONCE, FRAMES_AT_ONCE } from "@crosstable/shared/document-limits";
import { syncPath } from "@crosstable/shared/rooms";
import { ACK_PARAM, SEAT_PARAM, SYNC_MESSAGE } from "@crosstable/shared/sync-wire";
import { expect, test } from "vitest";

import { takeSeat, type Person } from "../harness/person.ts";
import { knock, type RawSocket } from "../harness/raw-socket.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { everybodyHasAll, Typist, WORKSHEET } from "../harness/typist.ts";
import { waitUntil } from "../harness/wait-until.ts";

/** As many as make up for more than twenty seconds, and fit into what is read of a socket at once. */
const FLOOD = FRAMES_AT_ONCE + 6_000;

/** A tab of the real client, and how its line has opened and closed. */
async function openTab(
  person: Person,
): Promise<{ session: DocumentSession; opened: () => number; codes: readonly number[] }> {
  let opened = 0;
  const codes: number[] = [];
  class Followed extends person.WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener("open", () => (opened += 1));
      this.addEventListener("close", ({ code }) => codes.push(code));
    }
  }
  const session = await person.openDocument(WORKSHEET, { WebSocket: Followed });
  return { session, opened: () => opened, codes };
}

/** A socket that is told when it has to wait. */
async function openTold({ seat, cable, headers }: Person): Promise<RawSocket> {
  const path = syncPath({ negotiation: seat.negotiation, document: WORKSHEET });
  const { socket } = await knock(
    `${cable.origin}${path}?${SEAT_PARAM}=${seat.id}&${ACK_PARAM}=1`,
    headers,
  );
  if (socket === null) throw new Error("turned away");
  return socket;
}

test("BUDGET-2 R14 who floods a document is told to slow down, then closed with 4529 in every tab; their tab comes back by itself, and others notice nothing", async () => {
  await using house = await openTestHouse();
  await using flooder = await takeSeat(house, { side: "a", role: "negotiator" });
  await using other = await takeSeat(house, { side: "b", role: "negotiator" });
  await using third = await takeSeat(house, { side: "b", role: "chief" });
  const tab = await openTab(flooder);
  const honest = await openTab(other);
  const watching = await openTab(third);
  const [writer, reader] = [
    new Typist(honest.session, "b", other),
    new Typist(watching.session, "c", third),
  ];
  using socket = await openTold(flooder);
  const asking = Uint8Array.of(SYNC_MESSAGE.queryAwareness);
  expect(FLOOD * asking.byteLength).toBeLessThan(BYTES_AT_ONCE);
  for (let sent = 0; sent < FLOOD; sent += 1) socket.send(asking);
  writer.type();
  await waitUntil("another sees what was typed behind the flood", () => reader.owed().length === 1);
  expect(await socket.closeCode()).toBe(CLOSE.tooFast);
  expect(socket.frames.some(([kind]) => kind === SYNC_MESSAGE.slowDown)).toBe(true);
  await waitUntil("the tab is closed as well", () => tab.codes.includes(CLOSE.tooFast));
  expect(tab.session.state.getState().closed).toBeNull();
  await waitUntil("it has come back", () => tab.opened() > 1);

  writer.type();
  await everybodyHasAll([writer, reader]);
  for (const { opened, codes } of [honest, watching]) expect([opened(), codes]).toEqual([1, []]);
});
