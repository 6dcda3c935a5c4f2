import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { expectNothingSerious } from "./both-sides.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { closeDialog, openProposal } from "./rooms.ts";

/** Marks this very load of the page: who loads it again has none. */
const mark = (page: Page) => page.evaluate(() => document.body.setAttribute("data-marked", ""));
const isMarked = (page: Page) => page.evaluate(() => document.body.hasAttribute("data-marked"));

/** What Vite's loader tells the page when a part does not come. */
const failPart = (page: Page) =>
  page.evaluate(() => {
    const payload = new Error("a part did not come");
    window.dispatchEvent(Object.assign(new Event("vite:preloadError"), { payload }));
  });

const HELP = /\/assets\/keyboard-help-[^/]*$/;
const LOOKS = /\/assets\/keyboard-help-[^/]*\.css$/;
const REALITY = { id: "W-13", search: "Reality" };

const missing = (page: Page) => page.getByRole("dialog", { name: "Not on this device yet" });

async function askForHelp(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Keys and settings" }).click();
}

/** The check of the whole record is fetched by itself, in a thread of its own, once the page has been at rest. */
async function checkHasCome(page: Page): Promise<void> {
  const thread = () => page.workers().find((each) => each.url().includes("record-worker"));
  const come = () =>
    thread()?.evaluate(() =>
      performance.getEntriesByType("resource").some(({ name }) => name.includes("open-key")),
    );
  await expect.poll(come).toBe(true);
}

async function tryAgain(page: Page): Promise<void> {
  await missing(page).getByRole("button", { name: "Try again" }).click();
}

test("PAGE-2 without a line no part is asked for, and with it the part comes; the page with its open panel stays", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const { page } = await takeSeat({ browser, house }, "Guild chief");
  await openProposal(page, REALITY);
  await checkHasCome(page);
  await mark(page);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.route(/.*/, (route) => route.abort());
  // What is asked for in the session's bar, which is of one line, is said in as many as it takes.
  await page.getByRole("timer").getByRole("button").click();
  const words = missing(page).getByText("This part comes from the server");
  expect(await words.evaluate((node) => node.scrollWidth - node.clientWidth)).toBe(0);
  await expectNothingSerious(page);
  await missing(page).getByRole("button", { name: "Close" }).click();
  await askForHelp(page);
  await missing(page).waitFor();
  expect(asked.filter((url) => url !== `${house.origin}/`)).toEqual([]);
  // It comes by itself then, and its looks alone are cut off: they are fetched until they are there.
  await page.route(LOOKS, (route) => route.abort());
  await page.unroute(/.*/);
  await expect.poll(() => asked.filter((url) => LOOKS.test(url)).length).toBeGreaterThan(0);
  await page.unroute(LOOKS);
  await tryAgain(page);
  await page.getByRole("dialog", { name: "Keys and settings" }).waitFor();
  const sheets = page.locator("link[rel='stylesheet'][href*='keyboard-help']");
  const haveCome = () =>
    sheets.evaluateAll((links) => links.map((link) => "sheet" in link && link.sheet !== null));
  await expect.poll(haveCome).toEqual([true]);
  expect(await isMarked(page)).toBe(true);
  await closeDialog(page);
  await page.getByRole("complementary").getByText("Reality").first().waitFor();
});

test("PAGE-2 a part that was cut off takes nothing with it, and loading the page again brings it when it is asked for again", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const { page } = await takeSeat({ browser, house }, "Guild chief");
  await openProposal(page, REALITY);
  await mark(page);
  await page.route(HELP, (route) => route.abort());
  const asked = page.waitForResponse(`${house.origin}/`);
  await askForHelp(page);
  await missing(page).waitFor();
  // The server was asked for its version, and it is this page's.
  await asked;
  expect(await isMarked(page)).toBe(true);
  await page.unroute(HELP);
  const loaded = page.waitForEvent("load");
  await tryAgain(page);
  await loaded;
  await page.getByRole("grid").waitFor();
  await askForHelp(page);
  await page.getByRole("dialog", { name: "Keys and settings" }).waitFor();
});

test("PAGE-2 RIGHTS-1 an observer's page stays when a part does not come because the line is gone", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const { page } = await takeSeat({ browser, house }, "Observer 1");
  await page.getByText("Live", { exact: true }).waitFor();
  await mark(page);
  await page.route(/.*/, (route) => route.abort());
  const failed = page.waitForEvent("requestfailed");
  await failPart(page);
  expect((await failed).url()).toBe(`${house.origin}/`);
  await page.getByText("Live", { exact: true }).waitFor();
  expect(await isMarked(page)).toBe(true);
});

test("PAGE-2 when the server gives another version a page is loaded again, and not while somebody writes on it", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const { page } = await takeSeat({ browser, house }, "Guild chief");
  await page.getByRole("grid").waitFor();
  await page.route(`${house.origin}/`, (route) =>
    route.fulfill({ body: '<script type="module" crossorigin src="/assets/next.js"></script>' }),
  );
  await mark(page);
  await page.getByRole("button", { name: "Table a proposal" }).click();
  const text = page.getByRole("dialog").getByRole("textbox", { name: "Text of the proposal" });
  await text.fill("Not yet handed over.");
  await failPart(page);
  await page.getByText("The server was updated").waitFor();
  expect(await text.inputValue()).toBe("Not yet handed over.");
  expect(await isMarked(page)).toBe(true);

  await closeDialog(page);
  await page.getByRole("grid").click();
  const loaded = page.waitForEvent("load");
  await failPart(page);
  await loaded;
  await page.getByRole("grid").waitFor();
  expect(await isMarked(page)).toBe(false);
});
