import { READERS_A_TURN } from "@crosstable/shared/document-limits";
import { expect, test } from "vitest";

import { ReaderLaps, type Reader } from "./reader-laps.ts";
import { RoomNews } from "./room-news.ts";

/** Frames of one byte each, so that what was heard can be read off. */
function news(number: number): RoomNews {
  return new RoomNews({ update: Buffer.from([number]), author: null, presence: null });
}

class Listener implements Reader {
  readonly heard: number[] = [];
  times = 0;

  follow(told: RoomNews): void {
    this.heard.push(...(told.update ?? []));
    this.times += 1;
  }
}

function listeners(count: number): { laps: ReaderLaps<Listener>; all: Listener[] } {
  const laps = new ReaderLaps<Listener>();
  const all = Array.from({ length: count }, () => new Listener());
  for (const each of all) laps.add(each);
  return { laps, all };
}

async function nextTurn(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}

test("a few readers are told in the turn itself", () => {
  const { laps, all } = listeners(3);
  laps.tell(news(1));
  expect(all.map(({ heard }) => heard)).toEqual([[1], [1], [1]]);
});

test("every reader hears everything once and in order, however many news come during a lap", async () => {
  const { laps, all } = listeners(READERS_A_TURN * 4 + 7);
  const sent: number[] = [];
  for (let number = 1; number <= 40; number += 1) {
    laps.tell(news(number));
    sent.push(number);
    if (number % 3 === 0) await nextTurn();
  }
  while (all.some(({ heard }) => heard.length < sent.length)) await nextTurn();
  for (const { heard } of all) expect(heard).toEqual(sent);
});

test("what comes during a lap is in it for those who are still to come", async () => {
  const { laps, all } = listeners(READERS_A_TURN * 3);
  laps.tell(news(1));
  laps.tell(news(2));
  while (all.some(({ heard }) => heard.length < 2)) await nextTurn();
  const [first] = all;
  expect([first?.times, all.at(-1)?.times]).toEqual([2, 1]);
});

test("whoever comes hears what comes after, and whoever leaves nothing more", async () => {
  const { laps, all } = listeners(READERS_A_TURN * 2);
  const [first, second] = all;
  const late = new Listener();
  laps.tell(news(1));
  laps.add(late);
  if (second !== undefined) laps.delete(second);
  laps.tell(news(2));
  while (late.heard.length < 1 || (first?.heard.length ?? 0) < 2) await nextTurn();
  expect(late.heard).toEqual([2]);
  expect(second?.heard).toEqual([1]);
  laps.stop();
  laps.tell(news(3));
  while ((first?.heard.length ?? 0) < 3) await nextTurn();
  expect(first?.heard).toEqual([1, 2, 3]);
});
