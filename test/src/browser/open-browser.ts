import { personalLink } from "@crosstable/shared/session/sign-in";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";

import { chromiumPath } from "../harness/chromium.ts";
import type { TestHouse } from "../harness/test-house.ts";

/** The browser that setup found or installed. */
export async function openBrowser(): Promise<Browser & AsyncDisposable> {
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    chromiumSandbox: false,
    args: ["--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  return Object.assign(browser, { [Symbol.asyncDispose]: async () => browser.close() });
}

export interface SeatedPage {
  readonly page: Page;
  /** What the page complained about in its console. */
  readonly complaints: readonly string[];
}

/** Takes a seat of the demonstration by its personal link, in a context of its own, as a person would. */
export async function takeSeat(
  world: { browser: Browser; house: TestHouse },
  name: string,
  context: BrowserContextOptions = {},
): Promise<SeatedPage> {
  const link = world.house.house.demoLinks.find((each) => each.seat.name === name);
  if (link?.secret == null) throw new Error(`no unused link of ${name}`);
  const opened = await world.browser.newContext({
    viewport: { width: 1440, height: 900 },
    ...context,
  });
  const page = await opened.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(personalLink(world.house.origin, link.secret));
  await page.getByRole("button", { name: "Take your seat" }).click();
  await page.waitForURL(/\/s\/[^/]+\/[a-z]+$/);
  return { page, complaints };
}
