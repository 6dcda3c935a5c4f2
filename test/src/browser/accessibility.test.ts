import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { axeOn } from "./axe.ts";
import { openBrowser } from "./open-browser.ts";
import { playScene, type Scene, type World } from "./scene.ts";
import { SCREENS, showScreen } from "./screens.ts";

const SERIOUS = new Set(["serious", "critical"]);
const LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** A dialog holds the page behind it still, which is looked at as a screen of its own. */
const MODAL = ".dialog-overlay";

async function serious(page: Page, rules: readonly string[] | "all"): Promise<string[]> {
  const axe = (await axeOn(page)).options({ resultTypes: ["violations"] });
  if ((await page.locator(MODAL).count()) > 0) axe.include(MODAL);
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

/** SESSION-5: fields of which the browser would offer what was typed to whoever sits there next. */
async function remembered(page: Page): Promise<string[]> {
  return page
    .locator("textarea, input:not([type=checkbox], [type=radio], [type=file])")
    .evaluateAll((fields) =>
      fields
        .filter((field) => field.getAttribute("autocomplete") !== "off")
        .map((field) => `remembered: ${field.outerHTML.slice(0, 120)}`),
    );
}

/** The walk is long; in parts each stays within the time of any other test. They share one scene, and go through it in order. */
const PARTS = 8;
const A_PART = Math.ceil(SCREENS.length / PARTS);

const held = new AsyncDisposableStack();
let world: World;
let scene: Scene;

beforeAll(async () => {
  const house = held.use(await openTestHouse());
  const browser = held.use(await openBrowser());
  world = { browser, house };
  scene = await playScene(world, { colorScheme: "light", reducedMotion: "reduce" });
});

afterAll(async () => {
  await held.disposeAsync();
});

test.for(Array.from({ length: PARTS }, (_, part) => part))(
  "ACCESS-1 SESSION-5 axe finds nothing serious on any screen and in any dialog, light and dark, wide and on a phone, and no field is remembered (part %i)",
  async (part) => {
    const found: string[] = [];
    for (const screen of SCREENS.slice(part * A_PART, (part + 1) * A_PART)) {
      const page = await showScreen(screen, scene, world);
      const note = (how: string, findings: readonly string[]): void => {
        for (const finding of findings) found.push(`${screen.name}, ${how}: ${finding}`);
      };
      note("light", await serious(page, "all"));
      note("fields", await remembered(page));
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
