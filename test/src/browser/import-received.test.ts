import { docxOf, p, run } from "@crosstable/client/imports/read/docx-for-tests";
import { writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { expectNothingSerious } from "./both-sides.ts";
import { chooseFile } from "./choose-file.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { goToRoom } from "./rooms.ts";

/** Proposals as they lie on the table: what goes is struck out, what comes is underlined. */
function proposalsDocx(): Uint8Array {
  const rate = [
    run("The rate is "),
    run("0.3%", "<w:strike/>"),
    run(" 0.6%", '<w:u w:val="single"/>'),
    run("."),
  ];
  const body = `${p("Proposal 28: Jay residuals")}<w:p>${rate.join("")}</w:p>${p("Proposal 29: Crow credits")}`;
  return docxOf({ body });
}

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
  await chooseFile(page, "producers.xlsx", bytes);
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
  await chooseFile(page, "producers.docx", proposalsDocx());
  await page.getByText("1 struck passage left out").waitFor();
  await page.getByText("2 proposals found, nothing wrong.").waitFor();
  await page.getByRole("button", { name: "Take 2 proposals into the caucus" }).click();
  await list.getByText("Jay residuals").click();
  await list.getByText("The rate is 0.6%.").waitFor();
});
