import { readFileSync } from "node:fs";

import { openDocx, type OpenDocx } from "@crosstable/client/docx/docx-for-tests";
import type { Locator } from "playwright-core";

/** Presses the one DOCX button in here and opens what the browser is given. */
export async function takeDocx(within: Locator): Promise<{ name: string; paper: OpenDocx }> {
  const comes = within.page().waitForEvent("download");
  await within.getByRole("button", { name: /^DOCX/ }).click();
  const file = await comes;
  return { name: file.suggestedFilename(), paper: openDocx(readFileSync(await file.path())) };
}
