import { strToU8 } from "fflate";
import { writeXlsx } from "hucre/xlsx";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { makeMove, seatForWholeFile, writeInto } from "./both-sides.ts";
import { chooseFile } from "./choose-file.ts";
import { goToRoom, pressTool } from "./rooms.ts";

const OLD_RATE = "The residual is 0.3%.";
const RATE = "The residual is 0.36%.";
const sides = seatForWholeFile();

/** Nothing in the headings says which column is which. */
const LIST = `Ref;Rubric;Body\n1;Credits;As in Schedule A.\n2;Home video;${OLD_RATE}\n`;

async function openImport(page: Page): Promise<void> {
  await goToRoom(page, "Contract");
  await page.getByRole("button", { name: "Import articles" }).click();
}

/** The other side reads what is offered, and agrees to exactly that. */
async function agree(page: Page, words: string): Promise<void> {
  await goToRoom(page, "Contract");
  await page.getByRole("button", { name: "Read and answer" }).click();
  const offered = page.getByRole("dialog");
  await offered.getByText("Home video").click();
  const article = offered.getByRole("listitem").filter({ hasText: "Home video" });
  await expect.poll(() => article.textContent()).toContain(words);
  await offered.getByRole("button", { name: "Agree: the contract reads so" }).click();
  await offered.waitFor({ state: "detached" });
}

test("IMPORT-2 CONTRACT-1 a list of articles as CSV, its columns told by hand, is seen through, offered and agreed to", async () => {
  const { guild, producers } = sides();
  await openImport(guild);
  await chooseFile(guild, "articles.csv", strToU8(LIST));
  const columns = guild.getByRole("region", { name: "Columns" });
  await columns.getByLabel("Formal title").selectOption({ label: "B: Rubric" });
  await columns.getByLabel("Text").selectOption({ label: "C: Body" });
  await guild.getByText("2 articles found, nothing wrong.").waitFor();
  await guild.getByRole("button", { name: "Offer 2 articles to Producers" }).click();
  await guild.getByRole("dialog").waitFor({ state: "detached" });
  await agree(producers, OLD_RATE);
  for (const page of [guild, producers]) {
    const listed = page.getByRole("list", { name: "Articles" }).getByRole("button");
    await expect.poll(() => listed.count()).toBe(2);
  }
});

test("IMPORT-2 CONTRACT-3 a workbook brings another wording, and whoever cites the article is compared with it", async () => {
  const { guild, producers } = sides();
  await openImport(guild);
  const rows = [
    ["Article", "Title", "Text"],
    ["Article 2", "Home video", RATE],
  ];
  const bytes = await writeXlsx({ sheets: [{ name: "Articles", rows }] });
  await chooseFile(guild, "articles.xlsx", bytes);
  await guild.getByText("1 article found, nothing wrong.").waitFor();
  await guild.getByRole("button", { name: "Offer 1 article to Producers" }).click();
  await guild.getByRole("dialog").waitFor({ state: "detached" });
  await agree(producers, RATE);

  await goToRoom(guild, "Table");
  await pressTool(guild, "Table a proposal");
  await writeInto(guild, "What it is about", "Double it");
  await writeInto(guild, "Article", "2");
  await writeInto(guild, "Text of the proposal", "The residual is 0.72%.");
  await makeMove(guild, "Table it before Producers");
  const search = producers.getByRole("searchbox", { name: "Search the proposals" });
  await goToRoom(producers, "Table");
  await search.fill("Double it");
  await producers.locator('.grid-line [data-column="title"]').getByText("Double it").click();
  const panel = producers.getByRole("complementary");
  await panel.getByRole("region", { name: "Contract today" }).getByText(RATE).waitFor();
  await panel.getByRole("button", { name: "Redline of pass 1" }).click();
  const redline = producers.getByRole("dialog");
  await redline.locator("del", { hasText: "0.36%" }).waitFor();
  expect(await redline.locator("ins", { hasText: "0.72%" }).count()).toBe(1);
});
