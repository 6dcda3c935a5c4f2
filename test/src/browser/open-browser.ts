import { personalLink } from "@crosstable/shared/session/sign-in";
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from "playwright-core";

import { shellPath } from "../harness/chromium.ts";
import type { TestHouse } from "../harness/test-house.ts";

/** Somewhere to open contexts, each with its own cookies, storage and cache: what a person calls their browser. */
export interface OpenBrowser extends AsyncDisposable {
  newContext(options?: BrowserContextOptions): Promise<BrowserContext>;
}

/** One Chromium for all tests of a process, one after the other: to start it costs more than many a test does. It ends with the process. */
let running: Promise<Browser> | null = null;

/** Opens the browser that setup found or installed; what a test has opened in it is closed with it. */
export async function openBrowser(): Promise<OpenBrowser> {
  running ??= startChromium();
  const browser = await running;
  const opened: BrowserContext[] = [];
  return {
    async newContext(options) {
      const context = await browser.newContext(options);
      opened.push(context);
      return context;
    },
    async [Symbol.asyncDispose]() {
      const pages = opened.flatMap((context) => context.pages());
      lastStanding = await Promise.all(pages.map(dialogOf));
      await Promise.all(opened.map(async (context) => context.close()));
    },
  };
}

/** What stood in the dialogs of the pages that were closed last. */
let lastStanding: readonly string[] = [];

export function whatStoodLast(): string {
  return lastStanding.join("");
}

const SAYS_WITHIN_MS = 1_000;

/** A page that hangs says nothing. */
async function dialogOf(page: Page): Promise<string> {
  const words = page
    .locator("html")
    .evaluate(
      (html) => html.querySelector<HTMLElement>('[role="dialog"]')?.innerText ?? "no dialog",
      null,
      { timeout: SAYS_WITHIN_MS },
    );
  const said = await words.catch(() => "silent");
  return `\n${page.url()}\n${said}\n`;
}

const QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];
/** Two of these run on two cores: what they share out among more threads and processes costs more than it brings. */
const FEW_THREADS = [
  "--in-process-gpu",
  "--enable-features=NetworkServiceInProcess2",
  "--num-raster-threads=1",
  "--js-flags=--single-threaded",
];

async function startChromium(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: shellPath(),
    chromiumSandbox: false,
    args: [...QUIET, ...FEW_THREADS],
    handleSIGTERM: false,
  });
  // So is a process of tests told to end. Exiting takes Chromium and its folder along; Chromium's own closing takes longer than there is.
  process.once("SIGTERM", () => process.exit());
  // One that has crashed fails the test in which it did, and none after it.
  browser.on("disconnected", () => {
    running = null;
  });
  return browser;
}

export interface SeatedPage {
  readonly page: Page;
  /** What the page complained about in its console. */
  readonly complaints: readonly string[];
}

/** Takes a seat of the demonstration by its personal link, in a context of its own, as a person would. */
export async function takeSeat(
  world: { browser: OpenBrowser; house: TestHouse },
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
