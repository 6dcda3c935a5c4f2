import { describe, expect, test } from "vitest";

import { stageWords } from "./stage.ts";

const side = (short: string, letter: string) => ({
  name: short,
  short,
  letter,
  zone: "America/Los_Angeles",
});
const sides = { a: side("Guild", "G"), b: side("Producers", "P") };
const DAY_MS = 24 * 60 * 60 * 1000;

describe("the stage of the talks in plain words", () => {
  test("counts what is open, agreed and withdrawn", () => {
    expect(
      stageWords({
        standings: ["tabled", "ta", "withdrawn", "rejected"],
        sides,
        instantMs: 9 * DAY_MS,
        nowMs: 0,
      }),
    ).toBe(
      "Guild and Producers are bargaining over 2 open proposals. 1 of 4 are tentatively agreed, 1 rejected but still on the table, 1 withdrawn. The contract expires in 9 days.",
    );
  });

  test("nothing tabled, nothing set", () => {
    expect(stageWords({ standings: [], sides, instantMs: null, nowMs: 0 })).toBe(
      "Guild and Producers have not tabled any proposal yet. No expiration of the contract is set.",
    );
  });

  test("EXTEND-5 what both sides agreed on the expiration is said with it", () => {
    const at = { standings: [], sides, instantMs: 9 * DAY_MS };
    expect(stageWords({ ...at, nowMs: 0, extension: "extended" })).toContain(
      "Both sides have extended the contract: it expires in 9 days.",
    );
    expect(stageWords({ ...at, nowMs: 9 * DAY_MS, extension: "extended" })).toContain(
      "The contract has expired; that alone ends nothing.",
    );
    expect(stageWords({ ...at, nowMs: 9 * DAY_MS, extension: "clock-stopped" })).toContain(
      "Both sides have stopped the clock of the contract while they talk.",
    );
  });

  test("passing the deadline ends nothing by itself", () => {
    expect(stageWords({ standings: [], sides, instantMs: 1, nowMs: 2 })).toContain(
      "has expired; that alone ends nothing",
    );
  });
});
