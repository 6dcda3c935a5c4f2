import { randomUUID } from "node:crypto";

import { docxOf, p, run } from "@crosstable/client/imports/read/docx-for-tests";
import { mustProposalId } from "@crosstable/shared/ids";
import type { Move } from "@crosstable/shared/moves/move";
import { writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";

import { takeSeat as takeHouseSeat } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { expectNothingSerious } from "./both-sides.ts";
import { openSession } from "./caucus-canaries.ts";
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

const LIST =
  "Number\tSubject\tText\nP-91\tMagpies\tA fee of 2.5% for each.\nP-92\tRooks\tThe same.";

test("IMPORT-8 what was received on paper is costed beside one's own, and is matched with what the other side tables of it", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  await using chief = await takeHouseSeat(house, { side: "b", role: "chief" });
  await openSession(chief);
  const { page } = await takeSeat(world, "Guild negotiator 1");
  await goToRoom(page, "Caucus");
  await page.getByRole("button", { name: "Received on paper" }).click();
  await page.getByRole("button", { name: "Import what Producers gave on paper" }).click();
  await page.getByRole("textbox", { name: /^Or paste it here/ }).fill(LIST);
  await page.getByRole("button", { name: "Take 2 proposals into the caucus" }).click();
  const showMatrix = () => page.getByRole("button", { name: "Our matrix" }).click();
  await showMatrix();
  const own = page.getByRole("table", { name: "Our matrix" });
  const paper = own.getByRole("row", { name: /P-91 Magpies.*On paper/ });
  await paper.getByText("On paper, not tabled by Producers").waitFor();
  await own.getByLabel("Target of P-91 on paper").fill("1.5%");
  await own.getByLabel("Our cost of P-91 on paper").fill("CANARY-cost of magpies");
  await page.keyboard.press("Tab");
  await expectNothingSerious(page);
  await paper.getByRole("button", { name: "Read" }).click();
  const received = page.getByRole("list", { name: "Received on paper" });
  await received.getByText("A fee of 2.5% for each.").waitFor();
  await page.getByRole("button", { name: "Take the import back" }).click();
  await page.getByText("Taken back: 1 of pasted. 1 that was changed since stays.").waitFor();

  // The other side tables it, in other words.
  const tabled: Move = {
    kind: "table-proposal",
    proposal: mustProposalId("p-91"),
    number: "P-91",
    title: null,
    subject: "Magpies",
    category: null,
    article: null,
    currentLanguage: null,
    text: "A fee of 2% for each.",
  };
  const moves: Move[] = [tabled];
  const asked = { request: "make-move", key: randomUUID(), moves } as const;
  expect(await chief.ask<"make-move">(asked)).toHaveProperty("done");
  await received.getByText("Producers has tabled P-91: go by the record").waitFor();
  await received.getByText("Their pass 1 of P-91 is not what was on paper.").waitFor();
  await received.getByRole("button", { name: "Show the difference" }).click();
  await received.getByRole("region", { name: "Redline" }).getByText("2%").first().waitFor();
  await showMatrix();
  await paper.getByText("On paper, tabled since as P-91: go by the record").waitFor();
  await paper.getByRole("button", { name: "Put our columns to P-91" }).click();
  await expect
    .poll(() => own.getByLabel("Target of P-91", { exact: true }).inputValue())
    .toBe("1.5%");
  await expect.poll(() => own.getByLabel("Target of P-91 on paper").inputValue()).toBe("");
  await paper.getByRole("button", { name: "Put our columns" }).waitFor({ state: "detached" });

  // Nothing of it is anywhere else.
  const { page: producers } = await takeSeat(world, "Producers negotiator 1");
  await goToRoom(producers, "Caucus");
  await producers.getByRole("button", { name: "Our matrix" }).click();
  await producers.getByRole("row", { name: /P-91 Magpies/ }).waitFor();
  expect(await producers.content()).not.toMatch(/CANARY-cost|On paper/);
});
