import { readCaseFacts } from "@crosstable/server/demo/case-facts";
import { strToU8 } from "fflate";
import Papa from "papaparse";
import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { expectNothingSerious } from "./both-sides.ts";
import { chooseFile } from "./choose-file.ts";
import { pressButton, tabTo } from "./keyboard.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { goToRoom } from "./rooms.ts";

/** What the sources of the case give of the guild's proposals, as a list that somebody kept; gaps are empty cells. */
function guildList(): { csv: string; numbered: number; unnumbered: number } {
  const { proposals, meta } = readCaseFacts();
  const { formalIds, subjectIds } = meta.coverage;
  const listed = proposals.filter(({ id }) => [...formalIds, ...subjectIds].includes(id));
  const rows = listed.map(({ officialNumber, title, subject, category, terms }) => [
    officialNumber,
    title,
    subject,
    category,
    terms,
  ]);
  const head = ["Number", "Formal title", "Subject", "Category", "Terms"];
  const unnumbered = listed.filter(({ officialNumber }) => officialNumber === null).length;
  const csv = `\uFEFF${Papa.unparse([head, ...rows], { delimiter: ";" })}`;
  return { csv, unnumbered, numbered: listed.length - unnumbered };
}

test("IMPORT-5 IMPORT-6 a CSV of the guild's proposals is mapped, seen through, taken as drafts and taken back", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page } = await takeSeat(world, "Guild negotiator 1");
  const { page: colleague } = await takeSeat(world, "Guild staff 1");
  await goToRoom(page, "Caucus");
  await goToRoom(colleague, "Caucus");
  await page.getByRole("button", { name: "Import a list" }).click();
  const { csv, numbered, unnumbered } = guildList();
  expect(numbered).toBeGreaterThan(1);
  await chooseFile(page, "guild.csv", strToU8(csv));

  // What has a number is on the table of the demonstration already, so every such row says so.
  await page
    .getByText(`${numbered + unnumbered} proposals found, ${numbered} with something wrong.`)
    .waitFor();
  await page.getByText("Numbers are never used twice.").first().waitFor();
  await expectNothingSerious(page);
  const all = page.getByRole("button", { name: `Take ${numbered + unnumbered} proposals into` });
  await expect.poll(() => all.isDisabled()).toBe(true);
  await page.getByRole("button", { name: "Leave them out" }).click();

  // The columns are changed by hand, and back.
  const columns = page.getByRole("region", { name: "Columns" });
  expect(await columns.getByLabel("Text").inputValue()).toBe("4");
  await columns.getByLabel("What it is about").selectOption("none");
  await page.getByText("It does not say what it is about.").first().waitFor();
  await columns.getByLabel("What it is about").selectOption({ label: "C: Subject" });
  // What was left out before is left out still.
  await page
    .getByRole("button", { name: `Take ${unnumbered} of ${numbered + unnumbered} proposals` })
    .click();
  await page.getByRole("dialog").waitFor({ state: "detached" });

  const imports = colleague.getByRole("region", { name: "Imports" });
  await imports.getByText(`guild.csv: ${unnumbered} proposals`).waitFor();
  const drafts = colleague.getByLabel("Draft of").locator("option", { hasText: "New:" });
  await expect.poll(() => drafts.count()).toBe(unnumbered);
  await colleague.getByLabel("Draft of").selectOption({ index: 1 });
  await colleague
    .getByRole("textbox", { name: "Text of the new proposal" })
    .fill("Changed by a colleague.");
  await expect
    .poll(() => page.getByLabel("Draft of").locator("option", { hasText: "New:" }).count())
    .toBe(unnumbered);

  await imports.getByRole("button", { name: "Take the import back" }).click();
  await colleague.getByText(`Taken back: ${unnumbered - 1} of guild.csv. 1 that was`).waitFor();
  await expect
    .poll(() => page.getByLabel("Draft of").locator("option", { hasText: "New:" }).count())
    .toBe(1);
});

test("IMPORT-5 ACCESS-2 a row is written right in place by keyboard alone, keeps that over other columns and further rows, and is taken so", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const { page } = await takeSeat({ browser, house }, "Guild negotiator 1");
  await goToRoom(page, "Caucus");
  await pressButton(page, "Import a list");
  await tabTo(page, "textarea");
  const pasted = page.getByRole("textbox", { name: /^Or paste it here/ });
  await pasted.fill("Number\tSubject\tNotes\nW-91\tMagpies\tOne\nW-91\tRooks\tTwo\n\tJays\t");
  await page.getByText("3 proposals found, 1 with something wrong.").waitFor();
  const found = page.getByRole("region", { name: "What was found" });
  await found.getByText("Number W-91 is in row 1 already.").waitFor();
  await tabTo(page, "[aria-label='Change row 2']");
  await page.keyboard.press("Enter");
  const row = found.getByRole("group", { name: "Row 2" });
  await row.waitFor();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("W-92");
  await tabTo(page, "[aria-label='Row 2'] .field + .field textarea");
  await page.keyboard.type("Rooks nest.");
  await expectNothingSerious(page);
  await page.keyboard.press("Escape");
  await row.waitFor({ state: "detached" });
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label")))
    .toBe("Change row 2");
  await found.getByText("changed here").waitFor();
  await tabTo(page, "[aria-label^='Take row 3']");
  await page.keyboard.press("Space");
  await page.getByText("3 proposals found, nothing wrong, 1 left out.").waitFor();

  // Other columns and a further row: what was written stays with its row, and so does what was left out.
  const columns = page.getByRole("region", { name: "Columns" });
  await columns.getByLabel("Category").selectOption({ label: "C: Notes" });
  await pasted.fill(
    "Number\tSubject\tNotes\nW-90\tCrows\t\nW-91\tMagpies\tOne\nW-91\tRooks\tTwo\n\tJays\t",
  );
  await page.getByText("4 proposals found, nothing wrong, 1 left out.").waitFor();
  await found.getByText("W-92", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Change row 3" }).click();
  const again = found.getByRole("group", { name: "Row 3" });
  const kept = again.getByRole("textbox", { name: "Text" });
  await expect.poll(() => kept.inputValue()).toBe("Rooks nest.");
  await again.getByLabel("What it is about").fill("Ravens");
  await again.getByRole("button", { name: "Put back as it was read" }).click();
  await found.getByText("Number W-91 is in row 2 already.").waitFor();
  await again.getByLabel("Number").fill("W-92");
  await again.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Take 3 of 4 proposals into the caucus" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  const drafts = page.getByLabel("Draft of").locator("option", { hasText: "New:" });
  await expect
    .poll(async () => (await drafts.allTextContents()).join("; "))
    .toMatch(/W-90.*W-91.*W-92/);
});

test("IMPORT-6 drafts of an import go over as one transmittal, without those that were taken back; then what is on the table stays, and the rest is taken back in one step", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const { page } = await takeSeat({ browser, house }, "Guild chief");
  await goToRoom(page, "Caucus");
  const transmittal = page.getByRole("dialog");
  const imports = page.getByRole("region", { name: "Imports" });
  const collect = async (): Promise<void> => {
    await page.getByRole("button", { name: "Import a list" }).click();
    await page
      .getByRole("textbox", { name: /^Or paste it here/ })
      .fill(
        "Number\tSubject\tText\nW-91\tMagpies\tOne\nW-92\tRooks\t\nW-93\tJays\t\nW-94\tCrows\t",
      );
    await page.getByRole("button", { name: "Take 4 proposals into the caucus" }).click();
    await page.getByRole("button", { name: "Put into the transmittal" }).click();
    await transmittal.getByText("W-91").first().waitFor();
    await transmittal.getByRole("button", { name: "Not now" }).click();
  };
  await collect();
  await imports.getByRole("button", { name: "Take the import back" }).click();
  await imports.getByText("Taken back: 4 of pasted. Out of your transmittal as well: 4.").waitFor();

  await collect();
  await page.getByLabel("Draft of").selectOption({ label: "New: W-93 Jays" });
  await page.getByRole("button", { name: "Discard this draft" }).click();
  await goToRoom(page, "Table");
  await page.getByRole("button", { name: "Review and hand over" }).click();
  await transmittal.getByText("Your side has taken this draft back.").waitFor();
  const handOver = transmittal.getByRole("button", { name: /^Hand over/ });
  await expect.poll(() => handOver.isDisabled()).toBe(true);
  await transmittal.getByRole("button", { name: /^Take out: .*W-93/ }).click();
  await transmittal.getByRole("button", { name: /^Take out: .*W-94/ }).click();
  await handOver.click();
  await transmittal.waitFor({ state: "detached" });
  await goToRoom(page, "Caucus");
  const stay = "W-91, W-92 are on the table and stay.";
  await imports.getByText(stay, { exact: true }).waitFor();
  await imports.getByRole("button", { name: "Take the rest back" }).click();
  await imports.getByText(`Taken back: 1 of pasted. ${stay}`).waitFor();
  const drafts = page.getByLabel("Draft of").locator("option");
  await expect.poll(async () => (await drafts.allTextContents()).join()).not.toContain("W-94");
  const back = imports.getByRole("button", { name: /^Take the (?:import|rest) back/ });
  await expect.poll(() => back.count()).toBe(0);
  await goToRoom(page, "Record");
  await page.getByText("Guild tabled W-92.", { exact: true }).waitFor();
  expect(await page.getByText("Guild tabled W-93.").count()).toBe(0);
});
