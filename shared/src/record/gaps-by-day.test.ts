import { expect, test } from "vitest";

import { gapsByDay } from "./gaps-by-day.ts";

test("CASE-7 what is told of a day stands under it, and what is open by itself", () => {
  const gaps = [
    "The hour is not in the sources.",
    "2007-09. Named by the guild.",
    "2007-10-09. Session 7: “DVD proposal”.",
    "2007-10-09/2007-10-10. Two sessions.",
    "2007-10-09. Sources disagree.",
    "26 proposals have no title.",
    "No date in the sources. Goal approved.",
  ];
  expect(gapsByDay(gaps)).toEqual({
    open: [
      "The hour is not in the sources.",
      "26 proposals have no title.",
      "No date in the sources. Goal approved.",
    ],
    days: [
      { date: "2007-09", told: ["Named by the guild."] },
      { date: "2007-10-09", told: ["Session 7: “DVD proposal”.", "Sources disagree."] },
      { date: "2007-10-09/2007-10-10", told: ["Two sessions."] },
    ],
  });
});
