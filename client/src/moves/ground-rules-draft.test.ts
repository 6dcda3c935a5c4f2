import { changesBetween, FIRST_GROUND_RULES } from "@crosstable/shared/moves/ground-rules";
import { expect, test } from "vitest";

import { draftOf, readDraft, type GroundRulesDraft } from "./ground-rules-draft.ts";

const DRAFT = draftOf(FIRST_GROUND_RULES, "America/New_York");

/** What a draft would propose, or what is missing for it. */
function proposed(changed: Partial<GroundRulesDraft>) {
  const read = readDraft({ ...DRAFT, ...changed });
  return "missing" in read ? read.missing : changesBetween(FIRST_GROUND_RULES, read.rules);
}

test("GROUND-3 a form that is left as it is proposes nothing, and one that is filled in what differs", () => {
  expect(proposed({})).toEqual({});
  expect(
    proposed({
      choices: { ...DRAFT.choices, blackout: "on" },
      notice: " 48 ",
      timeZone: "America/Los_Angeles",
    }),
  ).toEqual({
    blackout: "on",
    extensionNotice: { amount: 48, unit: "hours" },
    timeZone: "America/Los_Angeles",
  });
  const agreed = { ...FIRST_GROUND_RULES, extensionNotice: { amount: 2, unit: "days" } } as const;
  expect(readDraft(draftOf(agreed, "UTC"))).toEqual({ rules: agreed });
});

test.each(["0", "1.5", "two", "-1", "1000"])(
  "GROUND-3 a notice of %j is no number of hours, and says so",
  (notice) => {
    expect(proposed({ notice })).toBe(
      "Name the notice of an extension in whole hours, from 1 to 999.",
    );
  },
);

test("GROUND-8 a delay is read in whole minutes, and empty is none", () => {
  expect(proposed({ delay: " 15 " })).toEqual({ observersDelayMinutes: 15 });
  expect(proposed({ delay: "0" })).toEqual({});
  for (const delay of ["1.5", "-1", "1441", "an hour"])
    expect(proposed({ delay })).toBe(
      "Name the delay for observers in whole minutes, at most 1440.",
    );
  const agreed = { ...FIRST_GROUND_RULES, observersDelayMinutes: 15 };
  expect(readDraft(draftOf(agreed, "UTC"))).toEqual({ rules: agreed });
});

test("GROUND-2 a deadline is read in its zone, and a time that the clocks skip or have twice is none", () => {
  const at = (local: string) => proposed({ hasDeadline: true, local });
  expect(at("2007-10-25T00:01:00")).toEqual({
    newItemDeadline: {
      instant: "2007-10-25T04:01:00.000Z",
      local: "2007-10-25T00:01",
      zone: "America/New_York",
    },
  });
  expect(at("")).toBe("Name the day and the time.");
  expect(at("2007-03-11T02:30")).toBe("There is no such time in America/New_York.");
  expect(at("2007-11-04T01:30")).toContain("This time comes twice");
});
