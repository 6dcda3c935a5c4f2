import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** Stands in for axe's half a megabyte, which the builder otherwise reads twice for every look at the same page. */
const ALREADY_THERE = "undefined";

/** An axe that looks at this page. It is put into a page once, and stays until another is loaded. */
export async function axeOn(page: Page): Promise<AxeBuilder> {
  const isThere = await page.evaluate(() => "axe" in globalThis);
  const axe = new AxeBuilder(isThere ? { page, axeSource: ALREADY_THERE } : { page });
  // The pages hold no frames, so axe needs no page of its own beside them.
  return axe.setLegacyMode(true);
}
