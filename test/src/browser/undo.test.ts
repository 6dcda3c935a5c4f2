import { expect, test } from "vitest";

import { caseOf, recordOf } from "../harness/case-of.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { goToRoom, openProposal } from "./rooms.ts";
import { DVD } from "./scene.ts";

const TEXT = "The home video residual is 0.6% of gross.";
const MANY = 5;

test("UNDO-1 whoever undoes after a text went over takes back their own writing alone: no row, no standing, not the text, and not what a colleague wrote", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page: chief } = await takeSeat(world, "Guild chief");
  const { page: colleague } = await takeSeat(world, "Guild staff 1");
  const { page: producers } = await takeSeat(world, "Producers chief");
  for (const page of [chief, colleague]) await goToRoom(page, "Caucus");
  const notes = chief.getByRole("textbox", { name: "Caucus notes" });
  await chief.getByRole("button", { name: /^Notes/ }).click();
  await colleague.getByRole("button", { name: /^Notes/ }).click();
  const theirs = colleague.getByRole("textbox", { name: "Caucus notes" });
  await theirs.click();
  await colleague.keyboard.insertText("Minutes of the staff.");
  await notes.getByText("Minutes of the staff.").waitFor();
  await notes.click();
  await chief.keyboard.press("Control+End");
  await chief.keyboard.press("Enter");
  await chief.keyboard.insertText("We go up to 0.6%.");
  await theirs.getByText("We go up to 0.6%.").waitFor();

  await chief.getByLabel("Draft of").selectOption(DVD.id);
  const draft = chief.getByRole("textbox", { name: /^Draft on/ });
  await draft.click();
  await chief.keyboard.insertText(TEXT);
  await chief.getByRole("button", { name: "Review as they will see it" }).click();
  await chief
    .getByRole("dialog")
    .getByRole("button", { name: /^(Pass to Producers|Counter pass)/ })
    .click();
  await chief.getByRole("dialog").waitFor({ state: "detached" });
  await chief.getByText(/^This is your pass \d+, word for word/).waitFor();
  const rows = recordOf(house);
  const before = caseOf(house).proposals;

  await draft.click();
  for (let times = 0; times < MANY; times += 1) await chief.keyboard.press("Control+z");
  await expect.poll(() => draft.inputValue()).not.toBe(TEXT);
  await chief.getByText(/^Our pass \d+ was made from an earlier form of this draft/).waitFor();
  await notes.click();
  for (let times = 0; times < MANY; times += 1) await chief.keyboard.press("Control+z");
  await expect.poll(() => notes.textContent()).not.toContain("We go up");
  await theirs.getByText("Minutes of the staff.").waitFor();
  expect(await notes.textContent()).toContain("Minutes of the staff.");
  await goToRoom(chief, "Table");
  await openProposal(chief, DVD);
  await chief.locator(`[data-line="${DVD.id}"][data-column="standing"]`).click();
  for (let times = 0; times < MANY; times += 1) await chief.keyboard.press("Control+z");

  // What comes after it over the same wires shows that nothing of it was on its way.
  await goToRoom(chief, "Caucus");
  await chief.getByRole("button", { name: /^Notes/ }).click();
  await notes.click();
  await chief.keyboard.insertText("Done.");
  await theirs.getByText("Done.").waitFor();
  expect(recordOf(house)).toEqual(rows);
  expect(caseOf(house).proposals).toEqual(before);
  await openProposal(producers, DVD);
  await producers.getByRole("complementary").getByText(TEXT).first().waitFor();
});
