import { expect, test } from "vitest";

import { PIECE_WEIGHS_BYTES } from "./frame-heads.ts";
import { Unfinished, type Inbound } from "./unfinished.ts";

const HEAD_BYTES = 6;
const TIME = { withinMs: 30_000, bytesASecond: 100 };

/** Somebody's connection, and whether it is still there. */
interface Line {
  readonly inbound: Inbound<string>;
  isCut: boolean;
}

function open(all: Unfinished<string>, owner: string, isWaiting = () => false): Line {
  const line: { inbound: Inbound<string> | null; isCut: boolean } = { inbound: null, isCut: false };
  line.inbound = all.open({
    owner,
    isWaiting,
    cut: () => {
      line.isCut = true;
    },
  });
  return line as Line;
}

/** The first so many bytes of a message of 125. */
function begin({ inbound }: Line, bytes: number): void {
  inbound.came(Buffer.from([0x82, 0x80 | 125, 1, 1, 1, 1, ...Buffer.alloc(bytes - HEAD_BYTES)]));
}

function finish({ inbound }: Line, begun: number): void {
  inbound.came(Buffer.alloc(125 + HEAD_BYTES - begun));
}

test("BUDGET-12 past their bound a person loses what they began last; what was begun before becomes whole, and makes room", () => {
  const all = new Unfinished<string>({ bytesPerPerson: 100, bytes: 1_000 });
  const [first, second, last] = [open(all, "one"), open(all, "one"), open(all, "one")];
  const other = open(all, "other");
  for (const line of [first, second, other]) begin(line, 45);
  begin(last, 20);
  expect([first, second, last, other].map(({ isCut }) => isCut)).toEqual([
    false,
    false,
    true,
    false,
  ]);
  finish(first, 45);
  const back = open(all, "one");
  begin(back, 20);
  expect([second.isCut, back.isCut]).toEqual([false, false]);
});

test("BUDGET-12 past the bound of all it is whoever has most, and nobody besides", () => {
  const all = new Unfinished<string>({ bytesPerPerson: 1_000, bytes: 200 });
  const lines = ["most", "least", "most", "other"].map((owner) => open(all, owner));
  lines.slice(0, 3).forEach((line, index) => begin(line, [60, 20, 60][index] ?? 0));
  expect(lines.some(({ isCut }) => isCut)).toBe(false);
  begin(lines[3] as Line, 70);
  expect(lines.map(({ isCut }) => isCut)).toEqual([false, false, true, false]);
});

test("BUDGET-12 what is over counts no more: cut, closed or whole", () => {
  const all = new Unfinished<string>({ bytesPerPerson: 100, bytes: 100 });
  for (let round = 0; round < 20; round += 1) {
    const [closed, whole, cut] = [open(all, "one"), open(all, "one"), open(all, "one")];
    begin(closed, 40);
    begin(whole, 40);
    begin(cut, 40);
    expect([closed.isCut, whole.isCut, cut.isCut]).toEqual([false, false, true]);
    begin(cut, 90);
    closed.inbound.closed();
    finish(whole, 40);
  }
});

test("BUDGET-12 a piece of a byte weighs what it takes of memory", () => {
  const all = new Unfinished<string>({ bytesPerPerson: 10 * PIECE_WEIGHS_BYTES, bytes: 1_000_000 });
  const line = open(all, "one");
  const piece = Buffer.from([0x02, 0x81, 1, 1, 1, 1, 0]);
  for (let pieces = 0; pieces < 9; pieces += 1)
    expect(line.inbound.came(piece)).toBe(piece.length + PIECE_WEIGHS_BYTES);
  expect(line.isCut).toBe(false);
  line.inbound.came(piece);
  expect(line.isCut).toBe(true);
});

test("BUDGET-12 a message has its time, and more for more of it; each has its own, and while nothing is read it passes for none", () => {
  const all = new Unfinished<string>({ bytesPerPerson: 10_000, bytes: 10_000 });
  let isPaused = true;
  const [short, long, next] = [open(all, "one"), open(all, "one"), open(all, "one")];
  const waiting = open(all, "other", () => isPaused);
  begin(short, 10);
  begin(long, 130);
  begin(next, 10);
  begin(waiting, 10);
  all.lookOver(30_100, TIME);
  const cut = (): boolean[] => [short, long, next, waiting].map(({ isCut }) => isCut);
  expect(cut()).toEqual([false, false, false, false]);
  finish(next, 10);
  begin(next, 10);
  all.lookOver(1, TIME);
  expect(cut()).toEqual([true, false, false, false]);
  all.lookOver(1_200, TIME);
  expect(cut()).toEqual([true, true, false, false]);
  isPaused = false;
  all.lookOver(30_200, TIME);
  expect(cut()).toEqual([true, true, true, true]);
});
