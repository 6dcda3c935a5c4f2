import { expect, test } from "vitest";

import { expectNothingSerious, panelOf, seatBothSides } from "./both-sides.ts";
import { goToRoom, openProposal } from "./rooms.ts";

const REALITY = { id: "W-13", search: "Reality" };
const TEXT = "The minimum rises by \u202e5.2\u202c % a year.";
const MARK = "right-to-left override U+202E";

test("SIGNS-1 SIGNS-2 a figure that is turned round is warned of before it goes over, goes over all the same, and is marked on every screen that shows it", async () => {
  await using sides = await seatBothSides();
  const { guild, producers } = sides;
  await openProposal(guild, REALITY);
  await panelOf(guild).getByRole("button", { name: "Pass a text" }).click();
  const dialog = guild.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Text of the pass" }).fill("Nothing unseen.");
  await dialog.getByRole("button", { name: "Review as they will see it" }).click();
  await dialog.getByRole("article").waitFor();
  const warning = dialog.getByRole("note", { name: "Unseen signs" });
  expect(await warning.count()).toBe(0);
  await dialog.getByRole("button", { name: "Back to the text" }).click();
  await dialog.getByRole("textbox", { name: "Text of the pass" }).fill(TEXT);
  await dialog.getByRole("button", { name: "Review as they will see it" }).click();
  await warning.getByText(`${MARK}, pop directional formatting U+202C`).waitFor();
  await dialog.getByRole("article").getByText(MARK).waitFor();
  await expectNothingSerious(guild);
  await dialog.getByRole("button", { name: /^(Pass to|Counter pass)/ }).click();
  await dialog.waitFor({ state: "detached" });

  await panelOf(guild).getByRole("button", { name: "Add to a package" }).click();
  await dialog.getByLabel("What you say of the whole").fill(TEXT);
  await dialog.getByRole("button", { name: "Review as they will see it" }).click();
  await dialog.locator(".package-words .unseen-sign").first().waitFor();
  await dialog.getByRole("button", { name: "Close" }).click();
  await dialog.waitFor({ state: "detached" });

  await openProposal(producers, REALITY);
  await panelOf(producers).locator(".legal-text .unseen-sign").first().waitFor();
  for (const page of [guild, producers]) {
    await goToRoom(page, "Record");
    const row = page.locator(".record-row").first();
    await row.locator(".unseen-sign").first().waitFor();
    expect(await row.textContent()).not.toMatch(/[\u202a-\u202e]/u);
  }
  await expectNothingSerious(producers);
});

test("SIGNS-3 a name that is spelt with a letter of another script is warned of before it goes over, and is marked for whoever reads it", async () => {
  await using sides = await seatBothSides();
  const { guild, producers } = sides;
  await openProposal(guild, REALITY);
  await panelOf(guild).getByRole("button", { name: "Pass a text" }).click();
  const dialog = guild.getByRole("dialog");
  const words = dialog.getByRole("textbox", { name: "Text of the pass" });
  const warning = dialog.getByRole("note", { name: "Letters that look like others" });
  const review = dialog.getByRole("button", { name: "Review as they will see it" });
  await words.fill("The Guild and \u041f\u043e\u0431\u0435\u0434\u0430 pay 2.5%.");
  await review.click();
  await dialog.getByRole("article").waitFor();
  expect(await warning.count()).toBe(0);
  await dialog.getByRole("button", { name: "Back to the text" }).click();
  await words.fill("The Gu\u0456ld pays 2.5%.");
  await review.click();
  await warning.getByText("\u0456 Cyrillic letter U+0456").waitFor();
  await expectNothingSerious(guild);
  await dialog.getByRole("button", { name: /^(Pass to|Counter pass)/ }).click();
  await dialog.waitFor({ state: "detached" });
  await openProposal(producers, REALITY);
  const mark = panelOf(producers).locator(".legal-text .look-alike").first();
  await mark.getByText("Cyrillic letter U+0456").waitFor();
  await expectNothingSerious(producers);
});
