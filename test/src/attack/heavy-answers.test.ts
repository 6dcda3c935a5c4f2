import { once } from "node:events";

import { readPatiently } from "@crosstable/client/commands/read-patiently";
import { mustProposalId } from "@crosstable/shared/ids";
import {
  ANSWER_CHARS_A_SECOND,
  ANSWER_CHARS_AT_ONCE,
  MAX_PASS_TEXT_CHARS,
  MAX_RECORD_REPLY_CHARS,
  MAX_REQUESTS_PER_10_SECONDS,
} from "@crosstable/shared/limits";
import { EVENTS_PATH } from "@crosstable/shared/rooms";
import { expect, test } from "vitest";
import WebSocket from "ws";

import { takeSeat, type Person } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { must, tabling } from "./make-moves.ts";

/** Passes of one proposal that fill one answer. */
const LONG_PASSES = MAX_RECORD_REPLY_CHARS / MAX_PASS_TEXT_CHARS;
const READING = { request: "read-record", after: 0, limit: 200 };
/** Answers that say no, or tell the end of the record, and heads of those that are full. */
const BESIDE_CHARS = 100_000;

interface Answered {
  /** Of the answer as it came. */
  readonly chars: number;
  /** Null where it was done. */
  readonly refused: string | null;
}

/** A connection below socket.io's own client, which asks one thing after the other. */
interface RawTab {
  ask(request: object): Promise<Answered>;
  end(): void;
}

async function sitDown(person: Person): Promise<RawTab> {
  const url = `${person.cable.origin.replace("http", "ws")}${EVENTS_PATH}/?EIO=4&transport=websocket`;
  const socket = new WebSocket(url, { headers: { ...person.headers } });
  const waiting = new Map<string, (packet: string) => void>();
  let asked = 0;
  const packetOf = async (head: string): Promise<string> =>
    new Promise((resolve) => waiting.set(head, resolve));
  socket.on("message", (data) => {
    const packet = (data as Buffer).toString();
    if (packet === "2") socket.send("3");
    for (const [head, resolve] of waiting)
      if (packet.startsWith(head)) {
        waiting.delete(head);
        resolve(packet);
      }
  });
  await once(socket, "open");
  const seated = packetOf("40");
  socket.send(`40{"seat":"${person.seat.id}"}`);
  await seated;
  return {
    async ask(request) {
      const key = asked++;
      const answer = packetOf(`43${key}[`);
      socket.send(`42${key}${JSON.stringify(["ask", request])}`);
      const said = await answer;
      const isRefused = said.startsWith(`43${key}[{"refused"`);
      return { chars: said.length, refused: isRefused ? said : null };
    },
    end: () => socket.terminate(),
  };
}

/** A record of which one answer is as full as any. */
async function fillRecord(chief: Person): Promise<void> {
  const proposal = mustProposalId("long");
  await must(chief, tabling("long"));
  for (let pass = 0; pass < LONG_PASSES; pass += 1) {
    const text = `${pass} ${"x".repeat(MAX_PASS_TEXT_CHARS - 10)}`;
    await must(chief, { kind: "pass", proposal, answers: null, text });
  }
}

/** The last answer, and what all of them weighed. */
async function readUntilRefused(tab: RawTab): Promise<Answered> {
  let chars = 0;
  // No more than may be asked, for which there is a refusal of its own.
  for (let time = 0; time < MAX_REQUESTS_PER_10_SECONDS / 4; time += 1) {
    const answer = await tab.ask(READING);
    chars += answer.chars;
    if (answer.refused !== null) return { ...answer, chars };
  }
  return { chars, refused: null };
}

test("BUDGET-13 who reads more than one person does is refused in words, in each tab, until it is made up for; their moves and everybody else's reading go on", async () => {
  let steadyMs = 0;
  await using house = await openTestHouse({ steadyMs: () => steadyMs });
  await using greedy = await takeSeat(house, { side: "a", role: "chief" });
  await using other = await takeSeat(house, { side: "b", role: "chief" });
  await fillRecord(greedy);
  const [tab, second, others] = [
    await sitDown(greedy),
    await sitDown(greedy),
    await sitDown(other),
  ];
  const first = await readUntilRefused(tab);
  expect(first.refused).toMatch(/too-many-requests.*may read at a time.*Wait/);
  expect(first.chars).toBeGreaterThan(ANSWER_CHARS_AT_ONCE - BESIDE_CHARS);
  expect(first.chars).toBeLessThan(ANSWER_CHARS_AT_ONCE + MAX_RECORD_REPLY_CHARS + BESIDE_CHARS);
  expect((await second.ask(READING)).refused).toContain("too-many-requests");
  await must(greedy, tabling("meanwhile"));
  expect((await others.ask(READING)).refused).toBeNull();

  steadyMs += 1_000;
  const more = await readUntilRefused(second);
  expect(more.chars).toBeGreaterThan(ANSWER_CHARS_A_SECOND - MAX_RECORD_REPLY_CHARS);
  expect(more.chars).toBeLessThan(ANSWER_CHARS_A_SECOND + MAX_RECORD_REPLY_CHARS + BESIDE_CHARS);
  for (const each of [tab, second, others]) each.end();
});

test("BUDGET-13 a page that reads the whole of a long record over and over waits by itself and gets every row each time", async () => {
  let steadyMs = 0;
  await using house = await openTestHouse({ steadyMs: () => steadyMs });
  await using reader = await takeSeat(house, { side: "a", role: "chief" });
  await fillRecord(reader);
  let waits = 0;
  const wait = async (ms: number): Promise<void> => {
    waits += 1;
    steadyMs += ms;
  };
  const head = await reader.ask({ request: "read-head" });
  if (head === "unanswered" || "refused" in head) throw new Error("no head");
  for (let time = 0; time * MAX_RECORD_REPLY_CHARS < 2 * ANSWER_CHARS_AT_ONCE; time += 1) {
    let after = 0;
    for (let hasMore = true; hasMore;) {
      const from = after;
      const answer = await readPatiently(
        async () => reader.ask({ request: "read-record", after: from, limit: 500 }),
        wait,
      );
      if (answer === "unanswered" || "refused" in answer) throw new Error("refused");
      ({ hasMore } = answer.done);
      after = answer.done.entries.at(-1)?.seq ?? after;
    }
    expect(after).toBe(head.done.seq);
  }
  expect(waits).toBeGreaterThan(0);
});
