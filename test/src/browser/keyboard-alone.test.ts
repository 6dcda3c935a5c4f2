import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import {
  isAtCell,
  openByKeyboard,
  pressButton,
  tabTo,
  tabToButton,
  walkToCell,
} from "./keyboard.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { goToRoom } from "./rooms.ts";

const COUNTER = "An arbitrator whom both sides name fixes the value.";
test("ACCESS-2 a counter, its acceptance and both signatures are made by keyboard alone", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page: producers } = await takeSeat(world, "Producers chief");
  const { page: guild } = await takeSeat(world, "Guild chief");

  for (const page of [producers, guild])
    await openByKeyboard(page, { id: "W-12a", label: "W-12 a)" });

  await tabToButton(producers, "Counter");
  await producers.keyboard.press("Enter");
  await producers.getByRole("textbox", { name: "Text of the pass" }).waitFor();
  await tabTo(producers, "textarea");
  await producers.keyboard.type(COUNTER);
  await tabToButton(producers, "Review as they will see it");
  await producers.keyboard.press("Enter");
  await producers.getByRole("dialog").getByRole("article").getByText(COUNTER).waitFor();
  await tabToButton(producers, "Counter pass 1");
  await producers.keyboard.press("Enter");
  await producers.getByRole("dialog").waitFor({ state: "detached" });

  await guild.getByRole("complementary").getByText(COUNTER).waitFor();
  await tabToButton(guild, "Accept");
  await guild.keyboard.press("Enter");
  await guild.getByRole("dialog").getByRole("article").getByText(COUNTER).waitFor();
  await tabToButton(guild, "Accept pass 2");
  await guild.keyboard.press("Enter");
  await guild.getByRole("dialog").waitFor({ state: "detached" });
  for (const page of [guild, producers]) {
    await page.getByRole("button", { name: "Sign TA" }).waitFor();
    await tabToButton(page, "Sign TA");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await tabToButton(page, "Sign this text");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
  const standing = '[data-line="W-12a"][data-column="standing"]';
  for (const page of [guild, producers])
    await expect.poll(() => page.locator(standing).textContent()).toContain("Tentative agreement");
});

test("ACCESS-2 working status, remarks, notes, a draft and its pass are written by keyboard alone, and rooms are changed", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const { page } = await takeSeat({ browser, house }, "Guild chief");

  // A working status: Enter opens the cell, a letter chooses.
  await walkToCell(page, "W-13", "working-status");
  await page.keyboard.press("Enter");
  await page.locator('[data-line="W-13"] select').waitFor();
  await page.keyboard.press("n");
  await page.keyboard.press("a");
  await page.keyboard.press("Enter");
  const status = page.locator('[data-line="W-13"][data-column="working-status"]');
  await status.getByText("Narrowing", { exact: true }).waitFor();
  await page.locator('[data-line="W-13"] select').waitFor({ state: "detached" });

  // Remarks: typing begins, Enter keeps and goes down, Escape leaves without keeping.
  await walkToCell(page, "W-13", "remarks");
  await page.keyboard.type("Wait for their list.");
  await page.keyboard.press("Enter");
  await page
    .locator('[data-line="W-13"][data-column="remarks"]', { hasText: "Wait for their list." })
    .waitFor();
  await isAtCell(page, "wga-animation", "remarks");
  await page.keyboard.type("never kept");
  await page.keyboard.press("Escape");
  await isAtCell(page, "wga-animation", "remarks");
  expect(await page.getByText("never kept").count()).toBe(0);

  // The panel: Space opens it beside the grid, F6 goes there, Escape comes back to the same cell.
  await walkToCell(page, "W-13", "title");
  await page.keyboard.press("Space");
  const panel = page.getByRole("complementary", { name: "Proposal W-13 a) and b)" });
  await panel.waitFor();
  await page.keyboard.press("F6");
  await expect.poll(() => panel.evaluate((node) => node === document.activeElement)).toBe(true);
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  await isAtCell(page, "W-13", "title");

  // Notes with a heading, by the toolbar's one tab stop and its arrows.
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  const notes = page.getByRole("textbox", { name: "Caucus notes" });
  await notes.waitFor();
  await tabTo(page, '[aria-label="Undo my last edit"]');
  for (let tool = 0; tool < 6; tool += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  // The tool gives the focus back to the notes in the next frame; nobody types faster than that.
  await expect.poll(() => notes.evaluate((node) => node === document.activeElement)).toBe(true);
  await page.keyboard.type("Reality");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Ask for the list of programs first.");
  await notes.getByRole("heading", { name: "Reality", level: 1 }).waitFor();
  await notes.locator("p", { hasText: "Ask for the list of programs first." }).waitFor();

  // A draft, and from there across the table after the last look.
  await tabTo(page, ".drafts-choose select");
  await page.keyboard.type("W-12");
  await page.getByRole("textbox", { name: "Draft on W-12 a)" }).waitFor();
  await tabTo(page, "textarea.draft-text");
  await page.keyboard.type(COUNTER);
  await pressButton(page, "Review as they will see it");
  await page.getByRole("dialog").getByRole("article").getByText(COUNTER).waitFor();
  await pressButton(page, "Pass to Producers");
  await page.getByRole("dialog").waitFor({ state: "detached" });

  // Back to the table, to the record, and to the table again: R after G is a room even in the grid.
  await tabTo(page, ".rail-link");
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await walkToCell(page, "W-12a", "title");
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  await page.getByText("Guild passed").first().waitFor();
});

test("ACCESS-2 REQUEST-3 a question and its answer, a rejection and a withdrawal are made by keyboard alone, and a question past its time is called overdue", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page: producers } = await takeSeat(world, "Producers chief");
  const { page: guild } = await takeSeat(world, "Guild chief");
  for (const page of [producers, guild])
    await openByKeyboard(page, { id: "W-12a", label: "W-12 a)" });

  await pressButton(producers, "Hold");
  await producers.getByRole("textbox", { name: "Question or request" }).waitFor();
  await tabTo(producers, "textarea");
  await producers.keyboard.type("Who names the arbitrator?");
  await pressButton(producers, "Put it on hold");
  await producers.getByRole("dialog").waitFor({ state: "detached" });

  const { page: staff } = await takeSeat(world, "Producers staff 1");
  await openByKeyboard(staff, { id: "W-12a", label: "W-12 a)" });
  await staff.getByRole("complementary").getByText("answer due").waitFor();
  // On this page the time until which the answer was due is over.
  await staff.clock.setFixedTime(Date.now() + 400 * 24 * 60 * 60 * 1000);
  await goToRoom(staff, "Monitor");
  await staff.getByText("Overdue from Guild: W-12 a)").waitFor();
  await goToRoom(staff, "Table");
  await openByKeyboard(staff, { id: "W-12a", label: "W-12 a)" });
  await staff.getByRole("complementary").getByText("overdue since").waitFor();

  await guild.getByRole("complementary").getByText("Who names the arbitrator?").waitFor();
  await pressButton(guild, "Answer the question");
  await guild.getByRole("textbox", { name: "Your answer" }).waitFor();
  await tabTo(guild, "textarea");
  await guild.keyboard.type("Both sides together.");
  await pressButton(guild, "Give the answer");
  await guild.getByRole("dialog").waitFor({ state: "detached" });

  await producers.getByRole("complementary").getByText("Both sides together.").waitFor();
  await pressButton(producers, "Reject");
  await producers.getByRole("dialog").waitFor();
  await pressButton(producers, "Reject pass 1");
  await producers.getByRole("dialog").waitFor({ state: "detached" });

  await guild
    .getByRole("complementary")
    .getByText("Rejected, still on the table")
    .first()
    .waitFor();
  await pressButton(guild, "Withdraw");
  await guild.getByRole("dialog").waitFor();
  await tabTo(guild, "input[type=radio]");
  await guild.keyboard.press("Space");
  await guild.keyboard.press("ArrowDown");
  await guild.keyboard.press("ArrowDown");
  await pressButton(guild, "Withdraw it");
  await guild.getByRole("dialog").waitFor({ state: "detached" });
  for (const page of [guild, producers])
    await expect
      .poll(() => page.getByRole("complementary").textContent())
      .toContain("Withdrawn without prejudice");
});
