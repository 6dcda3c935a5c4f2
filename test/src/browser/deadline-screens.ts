import type { Page } from "playwright-core";

import { pressTool } from "./rooms.ts";

/** Both chiefs agree on a new-item deadline that is past on the talks' own clock. The first proposes it to the other, whose side is named. */
export async function agreeOnPastDeadline(
  proposing: Page,
  agreeing: Page,
  other: string,
): Promise<void> {
  for (const page of [proposing, agreeing]) {
    await pressTool(page, /^Ground rules/);
  }
  const rules = proposing.getByRole("dialog", { name: "Ground rules" });
  await rules.getByRole("button", { name: "Propose a change" }).click();
  await rules.getByRole("checkbox").check();
  await rules.getByLabel("New-item deadline").fill("2007-10-20T00:01");
  await rules.getByRole("button", { name: `Propose it to ${other}` }).click();
  await agreeing.getByRole("button", { name: "Agree to this change" }).click();
  await agreeing.getByRole("button", { name: "Agree: it holds from now on" }).click();
  for (const page of [proposing, agreeing]) {
    await page
      .locator(".ground-in-force")
      .getByText(/20 October 2007/)
      .first()
      .waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
}
