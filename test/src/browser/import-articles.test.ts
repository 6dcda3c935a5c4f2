import { docxOf, level, lists, num, p, run } from "@crosstable/client/imports/read/docx-for-tests";
import { strToU8 } from "fflate";
import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { expectNothingSerious } from "./both-sides.ts";
import { chooseFile } from "./choose-file.ts";
import { pressButton, tabTo } from "./keyboard.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { goToRoom } from "./rooms.ts";

/** A contract as a word processor writes it: the numbers of its articles and clauses are nowhere in its text. */
function contractDocx(): Uint8Array {
  const inserted = `<w:ins w:id="1" w:author="x">${run(", as amended")}</w:ins></w:p>`;
  const body = [
    p("Credits", { list: [1, 0] }),
    p("As in Schedule A", { list: [1, 1] }).replace("</w:p>", inserted),
    p("Home video", { list: [1, 0] }),
    p("The residual is 0.3%.", { list: [1, 1] }),
  ].join("");
  const levels = [level(0, ["decimal", "Article %1."]), level(1, ["decimal", "%1.%2"])];
  return docxOf({ body, numbering: lists(levels, [num(1)]) });
}

test("IMPORT-2 IMPORT-3 CONTRACT-1 a DOCX becomes articles under the numbers that people see, and is taken back, by keyboard alone", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const { page } = await takeSeat({ browser, house }, "Guild chief");
  await goToRoom(page, "Contract");
  await pressButton(page, "Import articles");
  await page.getByRole("dialog").waitFor();
  await tabTo(page, "input[type=file]");
  await chooseFile(page, "broken.docx", strToU8("PK and nothing else"));
  await page.getByText("This file is damaged").waitFor();
  await chooseFile(page, "contract.docx", contractDocx());
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
  const listed = page.getByRole("list", { name: "Articles" }).getByRole("button");
  await expect.poll(() => listed.count()).toBe(0);
});
