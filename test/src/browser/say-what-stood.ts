import { afterEach } from "vitest";

import { whatStoodLast } from "./open-browser.ts";

// Runs before each file of tests. Why a dialog did not close is mostly written in the dialog.
afterEach(({ task }) => {
  if (task.result?.state === "fail") process.stdout.write(whatStoodLast());
});
