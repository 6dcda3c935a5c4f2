import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";

import { RegressionNotes } from "./regression-notes.tsx";
import type { Regressions } from "./use-regressions.ts";

const READING: Regressions = { notes: [], isReading: true, failure: null };
const UNREAD: Regressions = { notes: [], isReading: false, failure: "The line is down." };

test("REGRESS-3 in a package each comparison names its proposal while it is read, and where it could not be", () => {
  for (const of of [READING, UNREAD]) {
    expect(renderToStaticMarkup(<RegressionNotes of={of} on="W-7" />)).toContain("on W-7");
    expect(renderToStaticMarkup(<RegressionNotes of={of} />)).not.toContain(" on ");
  }
});
