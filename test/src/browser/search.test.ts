import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { takeSeat as takeHouseSeat } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { openSession, plantCanaries, PLANTED } from "./caucus-canaries.ts";
import { openByKeyboard, pressButton, tabTo } from "./keyboard.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { goToRoom } from "./rooms.ts";

const COUNTER = "The value is fixed by an arbitrator, whose fee is 2½ per cent of it.";
const LATER = "The fee is 2.4%.";

/** Passes a counter on the proposal that is open. */
async function counter(page: Page, text: string): Promise<void> {
  await pressButton(page, "Counter");
  await page.getByRole("textbox", { name: "Text of the pass" }).fill(text);
  await pressButton(page, "Review as they will see it");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Counter pass/ })
    .click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

function watchFrames(page: Page): string[] {
  const sent: string[] = [];
  page.on("websocket", (socket) =>
    socket.on("framesent", ({ payload }) => sent.push(payload.toString("utf8"))),
  );
  page.on("request", (request) => sent.push(request.url(), request.postData() ?? ""));
  return sent;
}

test("SEARCH-1 SEARCH-3 SEARCH-6 SEARCH-7 SEARCH-9 when did they first say 2.5% is asked and answered by keyboard alone, and the answer leads to the pass", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page: producers } = await takeSeat(world, "Producers chief");
  const { page: guild } = await takeSeat(world, "Guild chief");
  await openByKeyboard(producers, { id: "W-12a", label: "W-12 a)" });
  await counter(producers, COUNTER);
  await counter(producers, LATER);

  await guild.locator("[data-line]").first().waitFor();
  await guild.keyboard.press("/");
  const dialog = guild.getByRole("dialog", { name: "Search" });
  await dialog.getByRole("searchbox").waitFor();
  await guild.keyboard.type("When did they first say 2.5%?");
  const theirs = dialog.getByRole("region", { name: "Producers said it" });
  await theirs.getByText("W-12 a) pass 2 · Producers chief").waitFor();
  // In the facts of the case the Guild's own proposal names the figure, at a date that is inferred.
  const ours = dialog.getByRole("region", { name: "Guild said it" });
  await ours.getByText(/First said 16 Jul 2007 \(\?\) in the sources/).waitFor();
  await dialog.locator("mark", { hasText: "2½ per cent" }).waitFor();
  await guild.keyboard.press("Enter");

  await dialog.waitFor({ state: "detached" });
  const panel = guild.getByRole("complementary", { name: "Proposal W-12 a)" });
  const pass = panel.getByRole("region", { name: "Passes" }).locator('[data-pass="2"]');
  await pass.getByText(COUNTER).waitFor();
  await expect.poll(() => pass.evaluate((node) => node === document.activeElement)).toBe(true);

  // A day, and who made a move on it.
  await guild.keyboard.press("Control+k");
  await dialog.getByRole("searchbox").fill("what happened on 25 October 2007?");
  await dialog.locator(".search-when", { hasText: "25 Oct 2007" }).first().waitFor();
  const twice = await dialog.locator(".search-hit").evaluateAll((hits) => {
    const says = (hit: Element, part: string) => hit.querySelector(part)?.textContent;
    return hits.filter((hit) => says(hit, "strong") === says(hit, ".search-snippet")).length;
  });
  expect(twice).toBe(0);
  await dialog.getByRole("searchbox").fill("When did they counter W-12 a)?");
  const did = dialog.getByRole("region", { name: "Producers did it" });
  await did.getByText(/^First done .* (?:GMT|[A-Z]{2,4})/).waitFor();
  await did
    .getByText("Producers countered pass 1 of W-12 a). · Producers chief", { exact: true })
    .first()
    .waitFor();
  // What was done is called done, and the words that went with it stand under what was done.
  const order = dialog.getByRole("combobox", { name: "Order" });
  await expect.poll(() => order.locator("option:checked").innerText()).toBe("First done");
  await dialog.getByRole("combobox", { name: "Done by" }).waitFor();
  await dialog.getByRole("searchbox").fill("When did they reject My Network TV?");
  await dialog
    .locator(".search-hit-head", { hasText: /rejected pass 1 of .*still on the table\./ })
    .waitFor();
  await dialog.getByRole("searchbox").fill("Producers chief arbitrator");
  await dialog
    .getByRole("status")
    .getByText(/^[1-9]\d* places? found/)
    .waitFor();
  await guild.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });

  // Enter in the moment of the last letter, before anything can have been found.
  await guild.keyboard.press("Control+k");
  await dialog.getByRole("searchbox").evaluate((field) => {
    const written = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
    written?.set?.call(field, "when did they first say 2.5%?");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  });
  await dialog.waitFor({ state: "detached" });
  await expect.poll(() => pass.evaluate((node) => node === document.activeElement)).toBe(true);

  // The row of the record, by the arrows and Tab; what is added later is found without opening anything anew.
  await guild.keyboard.press("Control+k");
  await dialog.getByRole("searchbox").fill('"arbitrator, whose fee"');
  await dialog.getByRole("status").getByText("1 place found.").waitFor();
  await counter(producers, "An arbitrator, whose fee both sides pay.");
  await dialog.getByRole("status").getByText("2 places found.").waitFor();
  await dialog.getByRole("searchbox").focus();
  await guild.keyboard.press("ArrowDown");
  await tabTo(guild, ".search-row");
  await guild.keyboard.press("Enter");
  await guild.getByText("this browser has checked all of them").waitFor();
  await expect
    .poll(() => guild.evaluate(() => document.activeElement?.textContent ?? ""))
    .toContain("Producers countered pass 1 of W-12 a).");
});

test("SEARCH-4 SEARCH-5 SEARCH-7 what is looked for stays in the browser, a caucus is found in its own scope alone, and observers find what is published", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  {
    await using chief = await takeHouseSeat(house, { side: "a", role: "chief" });
    await openSession(chief);
    await plantCanaries(chief, "a");
  }
  const { page: guild } = await takeSeat(world, "Guild negotiator 1");
  const { page: producers } = await takeSeat(world, "Producers negotiator 1");
  const { page: observer } = await takeSeat(world, "Observer 1");
  await goToRoom(guild, "Caucus");
  await guild.getByRole("textbox", { name: "Caucus notes" }).click();
  await guild.keyboard.type("Our floor is thirty-three cents.");
  await guild.reload();
  const sent = watchFrames(guild);
  await guild.reload();
  await guild.getByText("Our floor is").waitFor();

  const ask = async (page: Page, words: string): Promise<void> => {
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").getByRole("searchbox").fill(words);
  };
  await ask(guild, "33 cents unheardof");
  await guild.getByRole("status").getByText("Nothing found.").waitFor();
  await guild.getByRole("dialog").getByRole("searchbox").fill("33 cents");
  await guild.getByRole("status").getByText("Nothing found.").waitFor();
  await guild.getByRole("button", { name: "Our caucus" }).click();
  await guild.locator("mark", { hasText: "thirty-three cents" }).waitFor();
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.filter((frame) => frame.includes("unheardof"))).toEqual([]);

  // A vote and a list from paper are found where they stand, and the find leads there.
  for (const what of PLANTED) {
    await guild.getByRole("dialog").getByRole("searchbox").fill(`CANARY-${what}-of-Guild`);
    await guild.getByRole("status").getByText("1 place found.").waitFor();
  }
  await guild.getByRole("dialog").getByRole("searchbox").fill("CANARY-vote-of-Guild");
  await guild.getByRole("button", { name: /Our vote/ }).click();
  await guild.getByRole("article", { name: "CANARY-vote-of-Guild" }).waitFor();
  await ask(guild, "CANARY-received-of-Guild");
  await guild.getByRole("button", { name: "Our caucus" }).click();
  await guild.locator("[data-find]", { hasText: "Received on paper" }).click();
  await guild.getByText("CANARY-received-of-Guild").waitFor();
  await expect
    .poll(() => guild.evaluate(() => document.activeElement?.textContent ?? ""))
    .toContain("Paper");

  await producers.keyboard.press("Control+k");
  for (const words of ["33 cents", ...PLANTED.map((what) => `CANARY-${what}-of-Guild`)])
    for (const scope of ["Table and record", "Our caucus"]) {
      await producers.getByRole("button", { name: scope }).click();
      await producers.getByRole("dialog").getByRole("searchbox").fill(words);
      await producers.getByRole("status").getByText("Nothing found.").waitFor();
    }

  await ask(observer, "Producers chief");
  await observer.getByRole("status").getByText("Nothing found.").waitFor();
  await observer.getByRole("dialog").getByRole("searchbox").fill("DVD");
  await observer.locator("[data-find]").first().waitFor();
  expect(await observer.getByRole("button", { name: "Our caucus" }).count()).toBe(0);
  expect(await observer.locator(".search-row").count()).toBe(0);
  expect(await observer.getByRole("dialog").textContent()).not.toMatch(/chief|negotiator/);
  await observer.keyboard.press("Enter");
  await observer.getByRole("dialog").waitFor({ state: "detached" });
  await expect
    .poll(() => observer.evaluate(() => document.activeElement?.textContent ?? ""))
    .toContain("DVD");
});

const REMARK = "CANARY-remark: fourteen cents were named in the corridor.";
const TARGET = "CANARY-target of fourteen cents";

/** How many finds a scope has for some words, and how many of them are on the worksheet. */
async function countOf(page: Page, words: string): Promise<string> {
  const dialog = page.getByRole("dialog", { name: "Search" });
  await dialog.getByRole("searchbox").fill(words);
  const status = dialog.getByRole("status");
  // While it is busy it tells of the words before.
  await dialog.locator('[role="status"][aria-busy="false"]').waitFor();
  await expect.poll(() => status.innerText()).toMatch(/found/);
  return status.innerText();
}

test("SEARCH-8 SEARCH-4 what stands on the worksheet is found by both sides and the mediator, apart from the record, and leads to its cell; a private cell by its own side alone", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page: guild } = await takeSeat(world, "Guild negotiator 1");
  const { page: producers } = await takeSeat(world, "Producers negotiator 1");
  const { page: mediator } = await takeSeat(world, "Mediator");
  const { page: observer } = await takeSeat(world, "Observer 1");
  const cell = guild.locator('[data-line="wga-dvd"][data-column="remarks"]');
  await cell.click();
  await guild.keyboard.press("Enter");
  await guild.keyboard.type(REMARK);
  await guild.keyboard.press("Enter");
  await cell.getByText(REMARK).waitFor();
  await goToRoom(guild, "Caucus");
  await guild.getByRole("button", { name: "Our matrix" }).click();
  await guild.locator('[data-proposal="W-12a"] [data-column="target"]').fill(TARGET);
  await guild.keyboard.press("Tab");
  const sent = watchFrames(producers);
  await producers.reload();
  await producers.locator('[data-line="wga-dvd"]', { hasText: REMARK }).first().waitFor();

  for (const page of [guild, producers, mediator]) {
    await page.keyboard.press("Control+k");
    const dialog = page.getByRole("dialog", { name: "Search" });
    expect(await countOf(page, "CANARY-remark")).toBe(
      "Nothing found on the record. On the worksheet, below: 1 place.",
    );
    const beside = dialog.getByRole("region", { name: "On the worksheet" });
    await beside.getByText("A remark is no position").waitFor();
    await beside.getByText("Guild negotiator 1").waitFor();
    await dialog.getByRole("combobox", { name: "Kind" }).selectOption("pass");
    expect(await countOf(page, "CANARY-remark")).toBe("Nothing found.");
    await dialog.getByRole("combobox", { name: "Kind" }).selectOption("worksheet");
    expect(await countOf(page, "CANARY-remark")).toMatch(/1 place/);
    expect(await countOf(page, "CANARY-target")).toBe("Nothing found.");
  }
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.filter((frame) => frame.includes("CANARY-target"))).toEqual([]);
  await producers.getByRole("button", { name: "Our caucus" }).click();
  for (const words of ["CANARY-target", "CANARY-remark"])
    expect(await countOf(producers, words)).toBe("Nothing found.");
  await observer.keyboard.press("Control+k");
  for (const words of ["CANARY-target", "CANARY-remark", "corridor"])
    expect(await countOf(observer, words)).toBe("Nothing found.");

  // The find leads to the cell, and the private one to the private cell.
  await countOf(mediator, "corridor");
  await mediator.getByRole("dialog").getByRole("searchbox").focus();
  await mediator.keyboard.press("Enter");
  const field = mediator.getByRole("region", { name: "Worksheet" }).getByLabel("Remarks");
  await expect.poll(() => field.evaluate((node) => node === document.activeElement)).toBe(true);
  expect(await field.inputValue()).toBe(REMARK);
  await guild.getByRole("button", { name: "Our caucus" }).click();
  expect(await countOf(guild, "CANARY-target")).toBe("1 place found.");
  await guild.getByRole("button", { name: /Our matrix: Target/ }).click();
  await expect
    .poll(() => guild.evaluate(() => document.activeElement?.getAttribute("aria-label")))
    .toMatch(/^Target of /);
});
