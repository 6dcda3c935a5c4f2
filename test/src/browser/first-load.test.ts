import { gzipSync } from "node:zlib";

import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";

const MAX_FIRST_LOAD_GZ_BYTES = 250_000;
/** Each is asked for by itself, and on a slow line that is what takes the time. */
const MAX_FIRST_SCRIPTS = 10;
/** The editor's own name for its root; it stands in the editor's script and in no other. */
const EDITOR = "ProseMirror";
/** The part that holds the forms of the moves. */
const FORMS = /\/assets\/open-move-dialog-[^/]*\.js$/;
/** From a refusal: words that stand in the rules of the moves and nowhere else. */
const RULE = "is rejected already";

/** Notes every script that the page fetches from now on. */
function watchScripts(page: Page): () => Promise<Buffer[]> {
  const scripts: Promise<Buffer>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    const body = response.body();
    scripts.push(body);
    // What is still on its way when the page closes: nobody asks for it any more.
    body.catch(() => undefined);
  });
  return () => Promise.all(scripts);
}

test("LOAD-1 LOAD-2 the table room is there with at most 250 kB of script in ten parts, the forms come with the first touch, and the editor with the notes", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const taken = await takeSeat({ browser, house }, "Guild chief");
  const table = taken.page.url();
  const page = await taken.page.context().newPage();
  const scripts = watchScripts(page);

  // A page of its own and no cache: every script is fetched, as on the first visit.
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
  await page.goto(table);
  await page.getByRole("grid").waitFor();
  await page.waitForLoadState("networkidle");
  const first = await scripts();
  const bytes = first.reduce((sum, script) => sum + gzipSync(script).byteLength, 0);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(MAX_FIRST_LOAD_GZ_BYTES);
  expect(first.length).toBeLessThanOrEqual(MAX_FIRST_SCRIPTS);
  for (const words of [EDITOR, RULE])
    expect(first.some((script) => script.includes(words))).toBe(false);

  const come = page.waitForResponse(FORMS);
  await page.mouse.move(200, 200);
  await (await come).finished();
  await expect
    .poll(async () => (await scripts()).some((script) => script.includes(RULE)))
    .toBe(true);
  await page.route(/.*/, (route) => route.abort());
  await page.getByRole("button", { name: "Table a proposal" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Text of the proposal" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.unroute(/.*/);

  await page.getByRole("link", { name: "Caucus", exact: true }).click();
  await page.locator("[contenteditable=true]").first().waitFor();
  expect((await scripts()).some((script) => script.includes(EDITOR))).toBe(true);
});
