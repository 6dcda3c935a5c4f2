import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";

const SERIOUS = new Set(["serious", "critical"]);

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  return violations
    .filter((violation) => SERIOUS.has(violation.impact ?? ""))
    .map(
      (violation) =>
        `${violation.id}: ${violation.nodes
          .map((node) => node.target.join(" "))
          .slice(0, 3)
          .join("; ")}`,
    );
}

const VISITS = [
  { seat: "Guild chief", rooms: ["Table", "Caucus", "Record", "Gallery"] },
  { seat: "Guild staff 1", rooms: ["Monitor"] },
  { seat: "Host", rooms: ["Host", "Monitor"] },
  { seat: "Observer 1", rooms: ["Gallery"] },
] as const;

test.for(["light", "dark"] as const)(
  "ACCESS-1 axe finds nothing serious on any screen, %s",
  async (colorScheme) => {
    await using house = await openTestHouse();
    await using browser = await openBrowser();
    const found: string[] = [];
    for (const { seat, rooms } of VISITS) {
      const { page } = await takeSeat({ browser, house }, seat, { colorScheme });
      for (const room of rooms) {
        await page.getByRole("link", { name: room, exact: true }).click();
        await page
          .locator("#room")
          .locator("h1, h2, table, [role=grid], .record-rows, [role=textbox]")
          .first()
          .waitFor();
        for (const finding of await findings(page)) found.push(`${seat}, ${room}: ${finding}`);
      }
      await page.context().close();
    }
    expect(found).toEqual([]);
  },
);
