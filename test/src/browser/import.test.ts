import { AxeBuilder } from "@axe-core/playwright";
import { readCaseFacts } from "@crosstable/server/demo/case-facts";
import { strToU8, zipSync } from "fflate";
import { writeXlsx } from "hucre/xlsx";
import Papa from "papaparse";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
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

async function choose(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page
    .getByLabel("A file: DOCX, XLSX, CSV or text")
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
}

async function expectNothingSerious(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`)).toEqual([]);
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
  await choose(page, "guild.csv", strToU8(csv));

  // What has a number is on the table of the demonstration already, so every such row says so.
  await page
    .getByText(`${numbered + unnumbered} proposals found, ${numbered} with something wrong.`)
    .waitFor();
  await page.getByText("Numbers are never used twice.").first().waitFor();
  await expectNothingSerious(page);
  const all = page.getByRole("button", { name: `Take ${numbered + unnumbered} proposals into` });
  expect(await all.isDisabled()).toBe(true);
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
  expect(await drafts.count()).toBe(unnumbered);
  await colleague.getByLabel("Draft of").selectOption({ index: 1 });
  await colleague
    .getByRole("textbox", { name: "Text of the new proposal" })
    .fill("Changed by a colleague.");
  await expect
    .poll(() => page.getByLabel("Draft of").locator("option", { hasText: "New:" }).count())
    .toBe(unnumbered);

  await imports.getByRole("button", { name: "Take the import back" }).click();
  await colleague.getByText(`Taken back: ${unnumbered - 1} of guild.csv. 1 that were`).waitFor();
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
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
    "Change row 2",
  );
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
  expect(await again.getByRole("textbox", { name: "Text" }).inputValue()).toBe("Rooks nest.");
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

test("IMPORT-6 drafts of an import go over as one transmittal, without those that were taken back, and then the import stays", async () => {
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
      .fill("Number\tSubject\tText\nW-91\tMagpies\tOne\nW-92\tRooks\t\nW-93\tJays\t");
    await page.getByRole("button", { name: "Take 3 proposals into the caucus" }).click();
    await page.getByRole("button", { name: "Put into the transmittal" }).click();
    await transmittal.getByText("W-91").first().waitFor();
    await transmittal.getByRole("button", { name: "Not now" }).click();
  };
  await collect();
  await imports.getByRole("button", { name: "Take the import back" }).click();
  await imports.getByText("Taken back: 3 of pasted. Out of your transmittal as well: 3.").waitFor();

  await collect();
  await page.getByLabel("Draft of").selectOption({ label: "New: W-93 Jays" });
  await page.getByRole("button", { name: "Discard this draft" }).click();
  await goToRoom(page, "Table");
  await page.getByRole("button", { name: "Review and hand over" }).click();
  await transmittal.getByText("Your side has taken this draft back.").waitFor();
  const handOver = transmittal.getByRole("button", { name: /^Hand over/ });
  expect(await handOver.isDisabled()).toBe(true);
  await transmittal.getByRole("button", { name: /^Take out: .*W-93/ }).click();
  await handOver.click();
  await transmittal.waitFor({ state: "detached" });
  await goToRoom(page, "Caucus");
  await imports.getByText("W-91, W-92 are on the table").waitFor();
  expect(await imports.getByRole("button", { name: "Take the import back" }).count()).toBe(0);
  await goToRoom(page, "Record");
  await page.getByText("Guild tabled W-92.", { exact: true }).waitFor();
  expect(await page.getByText("Guild tabled W-93.").count()).toBe(0);
});

test("IMPORT-7 an XLSX and a DOCX of what the other side gave on paper stays in the own caucus and off the record", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page } = await takeSeat(world, "Guild chief");
  const { page: producers } = await takeSeat(world, "Producers chief");
  await goToRoom(page, "Caucus");
  await page.getByRole("button", { name: "Received on paper" }).click();
  await page.getByRole("button", { name: "Import what Producers gave on paper" }).click();
  const residual = { value: 0.025, type: "number", style: { numFmt: "0.0%" } } as const;
  const bytes = await writeXlsx({
    sheets: [
      { name: "Cover", rows: [["Proposals of the producers"]] },
      {
        name: "Proposals",
        rows: [
          ["No.", "Issue", "Proposed terms", "Current language"],
          ["27", "Magpie residuals", 0.025, "Magpies are paid nothing."],
        ],
        cells: new Map([["1,2", residual]]),
      },
    ],
  });
  await choose(page, "producers.xlsx", bytes);
  await page.getByRole("combobox", { name: "Read" }).selectOption({ label: "Proposals, 2 rows" });
  await page.getByText("1 proposal found, nothing wrong.").waitFor();
  await page.getByRole("button", { name: "Take 1 proposal into the caucus" }).click();
  const list = page.getByRole("list", { name: "Received on paper" });
  await list.getByText("Magpie residuals").click();
  await list.getByText("2.5%").waitFor();
  await list
    .getByRole("region", { name: "What the contract says today" })
    .getByText("Magpies are paid nothing.")
    .waitFor();
  await expectNothingSerious(page);

  for (const each of [page, producers]) {
    await goToRoom(each, "Record");
    expect(await each.getByRole("main").textContent()).not.toContain("Magpie");
    await goToRoom(each, "Table");
    expect(await each.getByRole("main").textContent()).not.toContain("Magpie");
  }
  await goToRoom(producers, "Caucus");
  await producers.getByRole("button", { name: "Received on paper" }).click();
  await producers.getByText("Nothing received on paper").waitFor();

  await goToRoom(page, "Caucus");
  await page.getByRole("button", { name: "Received on paper" }).click();
  await page.getByRole("button", { name: "Take the import back" }).click();
  await page.getByText("Nothing received on paper").waitFor();

  await page.getByRole("button", { name: "Import what Producers gave on paper" }).click();
  await choose(page, "producers.docx", proposalsDocx());
  await page.getByText("1 struck passage left out").waitFor();
  await page.getByText("2 proposals found, nothing wrong.").waitFor();
  await page.getByRole("button", { name: "Take 2 proposals into the caucus" }).click();
  await list.getByText("Jay residuals").click();
  await list.getByText("The rate is 0.6%.").waitFor();
});

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** Proposals as they lie on the table: what goes is struck out, what comes is underlined. */
function proposalsDocx(): Uint8Array {
  const run = (words: string, look = "") =>
    `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`;
  const body = [
    run("Proposal 28: Jay residuals"),
    run("The rate is ") +
      run("0.3%", "<w:strike/>") +
      run(" 0.6%", '<w:u w:val="single"/>') +
      run("."),
    run("Proposal 29: Crow credits"),
  ].map((runs) => `<w:p>${runs}</w:p>`);
  return zipSync({
    "word/document.xml": strToU8(`<w:document ${W}><w:body>${body.join("")}</w:body></w:document>`),
  });
}

/** A contract as a word processor writes it: the numbers of its articles and clauses are nowhere in its text. */
function contractDocx(): Uint8Array {
  const p = (words: string, level: number) =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr>${words}</w:p>`;
  const run = (words: string) => `<w:r><w:t>${words}</w:t></w:r>`;
  const inserted = `<w:ins w:id="1" w:author="x">${run(", as amended")}</w:ins>`;
  const level = (at: number, text: string) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const body = [
    p(run("Credits"), 0),
    p(run("As in Schedule A") + inserted, 1),
    p(run("Home video"), 0),
    p(run("The residual is 0.3%."), 1),
  ].join("");
  const levels = `<w:abstractNum w:abstractNumId="0">${level(0, "Article %1.")}${level(1, "%1.%2")}</w:abstractNum>`;
  const lists = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
  return zipSync({
    "word/document.xml": strToU8(`<w:document ${W}><w:body>${body}</w:body></w:document>`),
    "word/numbering.xml": strToU8(`<w:numbering ${W}>${levels}${lists}</w:numbering>`),
  });
}

test("IMPORT-2 IMPORT-3 CONTRACT-1 a DOCX becomes articles under the numbers that people see, and is taken back, by keyboard alone", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const { page } = await takeSeat({ browser, house }, "Guild chief");
  await goToRoom(page, "Contract");
  await pressButton(page, "Import articles");
  await page.getByRole("dialog").waitFor();
  await tabTo(page, "input[type=file]");
  await choose(page, "broken.docx", strToU8("PK and nothing else"));
  await page.getByText("This file is damaged").waitFor();
  await choose(page, "contract.docx", contractDocx());
  await page.getByText("tracked changes: 1 insertion and 0 deletions").waitFor();
  await page.getByText("2 articles found, nothing wrong.").waitFor();
  await expectNothingSerious(page);
  await tabTo(page, "[aria-label^='Take row 1']");
  await page.keyboard.press("Space");
  await page.getByText("2 articles found, nothing wrong, 1 left out.").waitFor();
  await pressButton(page, "Offer 1 of 2 articles to Producers");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await pressButton(page, "Read them");
  const offered = page.getByRole("dialog");
  await offered.getByText("1 new.").waitFor();
  await offered.getByText("Home video").click();
  const words = offered.getByRole("listitem");
  await expect.poll(() => words.textContent()).toContain("2.1 The residual is 0.3%.");
  await pressButton(page, "Take it back");
  await offered.waitFor({ state: "detached" });
  await page.getByText("It waits for the chief of Producers.").waitFor({ state: "detached" });
  expect(await page.getByRole("list", { name: "Articles" }).getByRole("button").count()).toBe(0);
});
