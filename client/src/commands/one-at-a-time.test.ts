import { expect, test } from "vitest";

import { oneAtATime } from "./one-at-a-time.ts";

test("what is asked again and again while it runs is run once more afterwards", async () => {
  const ended: number[] = [];
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
  const ask = oneAtATime<number>(
    async (asked) => {
      await mayEnd;
      ended.push(asked);
    },
    () => ended.push(-1),
  );
  ask(1);
  await Promise.resolve();
  for (const again of [2, 3, 4]) ask(again);
  end();
  await expect.poll(() => ended).toEqual([1, 2]);
});

test("HEADS-1 a comparison that fails is told, and the next is made all the same", async () => {
  const ran: string[] = [];
  const compare = oneAtATime<boolean>(
    async (fails) => {
      if (fails) throw new Error("the store of the browser is closing");
      ran.push("compared");
    },
    () => ran.push("told"),
  );
  compare(true);
  await expect.poll(() => ran).toEqual(["told"]);
  compare(false);
  await expect.poll(() => ran).toEqual(["told", "compared"]);
});
