import { randomUUID } from "node:crypto";

import { mustProposalId } from "@crosstable/shared/ids";
import type { Move } from "@crosstable/shared/moves/move";
import { expect, test } from "vitest";

import { caseOf, recordOf } from "../harness/case-of.ts";
import { takeSeat as takeSeatByWire } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { goToRoom } from "./rooms.ts";
import { DVD } from "./scene.ts";

const TEXT = "The home video residual is 0.6% of gross.";
const OWN = "We go up to 0.6%.";
const THEIRS = "Minutes of the staff.";
/** More than there is to undo. */
const MANY = 5;

test("UNDO-1 whoever undoes after their draft went over takes back their own writing alone: no row, no standing, not the text, and not what a colleague wrote", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  await using chief = await takeSeatByWire(house, { side: "a", role: "chief" });
  const { page: writer } = await takeSeat(world, "Guild negotiator 1");
  const { page: colleague } = await takeSeat(world, "Guild staff 1");
  for (const page of [writer, colleague]) {
    await goToRoom(page, "Caucus");
    await page.getByRole("button", { name: /^Notes/ }).click();
  }
  const notes = writer.getByRole("textbox", { name: "Caucus notes" });
  const theirs = colleague.getByRole("textbox", { name: "Caucus notes" });
  await theirs.click();
  await colleague.keyboard.insertText(THEIRS);
  await notes.getByText(THEIRS).waitFor();
  await notes.click();
  await writer.keyboard.press("Control+End");
  await writer.keyboard.press("Enter");
  await writer.keyboard.insertText(OWN);
  await theirs.getByText(OWN).waitFor();

  await writer.getByLabel("Draft of").selectOption(DVD.id);
  const draft = writer.getByRole("textbox", { name: /^Draft on/ });
  await draft.click();
  await writer.keyboard.insertText(TEXT);
  const proposal = mustProposalId(DVD.id);
  const moves: Move[] = [{ kind: "pass", proposal, answers: null, text: TEXT }];
  const asked = { request: "make-move", key: randomUUID(), moves } as const;
  expect(await chief.ask<"make-move">(asked)).toHaveProperty("done");
  await writer.getByText(/^This is your pass \d+, word for word/).waitFor();
  const rows = recordOf(house);
  const before = caseOf(house).proposals;
  expect(before.find(({ id }) => id === proposal)?.passes.at(-1)?.text).toBe(TEXT);

  await draft.click();
  for (let times = 0; times < MANY; times += 1) await writer.keyboard.press("Control+z");
  await expect.poll(() => draft.inputValue()).toBe("");
  await notes.click();
  for (let times = 0; times < MANY; times += 1) await writer.keyboard.press("Control+z");
  await expect.poll(() => theirs.textContent()).not.toContain(OWN);
  expect(await notes.textContent()).toContain(THEIRS);

  // What comes after it over the same wire shows that nothing of it was on its way to the record.
  await writer.keyboard.insertText("Done.");
  await theirs.getByText("Done.").waitFor();
  expect(recordOf(house)).toEqual(rows);
  expect(caseOf(house).proposals).toEqual(before);
});
