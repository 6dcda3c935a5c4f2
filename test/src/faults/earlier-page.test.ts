import { once } from "node:events";

import { cell, CELL } from "@crosstable/server/sync/guard/guard-on-trial";
import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { EVENTS_PATH } from "@crosstable/shared/rooms";
import { expect, test } from "vitest";
import WebSocket from "ws";

import { updateUnder, syncFrame } from "../attack/frames.ts";
import { leaseOne, openRaw, settled } from "../attack/intruder.ts";
import { takeSeat, type Person } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { WORKSHEET } from "../harness/typist.ts";
import { waitUntil } from "../harness/wait-until.ts";

/** The event wire as a page before epochs and confirmations spoke it: it names its seat and nothing else. */
async function sitDown({ cable, headers, seat }: Person): Promise<{
  ask(request: object): Promise<string>;
  close(): void;
}> {
  const url = `${cable.origin.replace("http", "ws")}${EVENTS_PATH}/?EIO=4&transport=websocket`;
  const socket = new WebSocket(url, { headers: { ...headers } });
  const heard: string[] = [];
  socket.on("message", (data) => {
    const packet = (data as Buffer).toString();
    if (packet === "2") socket.send("3");
    heard.push(packet);
  });
  await once(socket, "open");
  socket.send(`40{"seat":"${seat.id}"}`);
  await waitUntil("it sits", () => heard.some((packet) => packet.startsWith("40")));
  let key = 0;
  return {
    async ask(request) {
      const head = `43${(key += 1)}[`;
      socket.send(`42${key}${JSON.stringify(["ask", request])}`);
      const answer = (): string | undefined => heard.find((packet) => packet.startsWith(head));
      await waitUntil("it is answered", () => answer() !== undefined);
      return answer()?.slice(head.length - 1) ?? "";
    },
    close: () => socket.terminate(),
  };
}

// No earlier page is kept to be run. This speaks the wires as they were: no epoch, no confirmations, one request that is gone.
test("FAULT-8 D14 a page from before the server was replaced goes on: what it still says is taken, and what is asked no more is refused in words and changes nothing", async () => {
  await using house = await openTestHouse();
  await using earlier = await takeSeat(house, { side: "a", role: "negotiator" });
  await using other = await takeSeat(house, { side: "b", role: "negotiator" });
  const theirs = await other.openDocument(WORKSHEET);
  const client = await leaseOne(earlier, WORKSHEET);
  await house.restart();
  await waitUntil("the other is back", () => theirs.state.getState().status === "live");

  const events = await sitDown(earlier);
  const head = await events.ask({ request: "read-head" });
  expect(head).toContain('"done"');
  expect(await events.ask({ request: "asked-before-the-update" })).toMatch(
    /"refused".*"malformed".*Reload the page/,
  );
  expect(await events.ask({ request: "read-head" })).toBe(head);
  events.close();

  using socket = await openRaw(earlier, WORKSHEET);
  const write = updateUnder(client, (doc) =>
    doc.getMap(WORKSHEET_CELLS).set(CELL, cell("from the earlier page")),
  );
  socket.send(syncFrame("update", write));
  await settled(socket);
  await waitUntil("the other sees it", () =>
    JSON.stringify(theirs.doc.getMap(WORKSHEET_CELLS)).includes("from the earlier page"),
  );
  expect(socket.isOpen()).toBe(true);
});
