import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { openBrowser } from "./open-browser.ts";
import { playScene } from "./scene.ts";
import { SCREENS, showScreen } from "./screens.ts";

const SERIOUS = new Set(["serious", "critical"]);
const LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

async function serious(page: Page, rules: readonly string[] | "all"): Promise<string[]> {
  // The pages hold no frames, so axe needs no page of its own beside them.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
  const { violations } = await (
    rules === "all" ? axe.withTags(LEVELS) : axe.withRules([...rules])
  ).analyze();
  return violations
    .filter((violation) => SERIOUS.has(violation.impact ?? ""))
    .map(({ id, nodes }) => {
      const places = nodes.map((node) => node.target.join(" "));
      return `${id}: ${places.slice(0, 3).join("; ")}`;
    });
}

/** Alone it takes a fraction of this; it is the longest walk of all, and others share the machine. */
const WALK_MS = 240_000;

test(
  "ACCESS-1 axe finds nothing serious on any screen and in any dialog, light and dark, wide and on a phone",
  { timeout: WALK_MS },
  async () => {
    await using house = await openTestHouse();
    await using browser = await openBrowser();
    const world = { browser, house };
    const scene = await playScene(world, { colorScheme: "light", reducedMotion: "reduce" });
    const found: string[] = [];
    for (const screen of SCREENS) {
      const page = await showScreen(screen, scene, world);
      const note = (how: string, findings: readonly string[]): void => {
        for (const finding of findings) found.push(`${screen.name}, ${how}: ${finding}`);
      };
      note("light", await serious(page, "all"));
      // The themes differ in their colours alone.
      await page.emulateMedia({ colorScheme: "dark" });
      note("dark", await serious(page, ["color-contrast"]));
      await page.setViewportSize(PHONE);
      note("phone, dark", await serious(page, "all"));
      await page.setViewportSize(WIDE);
      await page.emulateMedia({ colorScheme: "light" });
    }
    expect(found).toEqual([]);
  },
);
