import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { pressButton, tabTo } from "./keyboard.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { goToRoom, openProposal } from "./rooms.ts";

const CONTRACT = [
  "What stands before the first article.",
  "ARTICLE 8",
  "CREDITS",
  "1. As in Schedule A.",
  "Article 15.B: Home video",
  "(a) 0.3% of the distributor's gross.",
].join("\n");

/** Imports by keyboard alone what was pasted. */
async function importByKeyboard(page: Page, text: string): Promise<void> {
  await goToRoom(page, "Contract");
  await pressButton(page, "Import articles");
  await page.getByRole("textbox", { name: /^Or paste it here/ }).waitFor();
  await tabTo(page, "textarea");
  await page.keyboard.insertText(text);
}

test("CONTRACT-1 CONTRACT-5 LOOK-1 the articles that one chief imports are declined with a reason, and when they are offered again stand when the other has agreed, and a proposal cites them as they were and as they are", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page: guild } = await takeSeat(world, "Guild chief");
  const { page: producers } = await takeSeat(world, "Producers chief");

  await importByKeyboard(guild, CONTRACT);
  await guild.getByText("2 articles found, nothing wrong.").waitFor();
  await guild.getByText("What stands before the first article.").last().waitFor();
  await guild
    .getByRole("region", { name: "As Producers will see it" })
    .getByText("Guild offered 2 articles as the current contract.")
    .waitFor();
  await pressButton(guild, "Offer 2 articles to Producers");
  await guild.getByRole("dialog").waitFor({ state: "detached" });
  expect(await guild.getByRole("list", { name: "Articles" }).getByRole("button").count()).toBe(0);

  await goToRoom(producers, "Contract");
  const answer = producers.getByRole("button", { name: "Read and answer" });
  await answer.click();
  await producers.getByRole("button", { name: "Do not agree" }).click();
  await producers.getByLabel("What is wrong with these articles").fill("15.B is of 2001.");
  await producers
    .getByRole("region", { name: "As Guild will see it" })
    .getByText("15.B is of 2001.", { exact: true })
    .waitFor();
  await producers.getByRole("button", { name: "Tell Guild what is wrong" }).click();
  await producers.getByRole("dialog").waitFor({ state: "detached" });
  await answer.waitFor({ state: "detached" });
  await guild.getByText("It waits for the chief of Producers.").waitFor({ state: "detached" });
  await importByKeyboard(guild, CONTRACT);
  await pressButton(guild, "Offer 2 articles to Producers");
  await pressButton(producers, "Read and answer");
  await producers.getByText("2 new.").waitFor();
  await producers
    .getByRole("region", { name: "As Guild will see it" })
    .getByText("Producers agreed that the current contract reads so: 2 articles.")
    .waitFor();
  await pressButton(producers, "Agree: the contract reads so");
  await producers.getByRole("button", { name: "8 CREDITS" }).waitFor();

  await guild.getByRole("button", { name: "15.B Home video" }).click();
  await guild.getByText("(a) 0.3% of the distributor's gross.").waitFor();
  await goToRoom(guild, "Table");
  await guild.getByRole("button", { name: "Table a proposal" }).click();
  await guild.getByLabel("What it is about").fill("DVDs");
  await guild.getByLabel("Article", { exact: true }).fill("15.B");
  await guild.getByLabel("Text of the proposal").fill("(a) 1.2% of the distributor's gross.");
  await guild.getByRole("region", { name: "Contract today" }).getByText("(a) 0.3%").waitFor();
  await guild.getByRole("button", { name: "Table it before Producers" }).click();
  await guild.getByRole("dialog").waitFor({ state: "detached" });
  await guild.getByRole("searchbox", { name: "Search the proposals" }).fill("DVDs");
  // Until the search is done the lines of before stand there.
  const id = await guild
    .locator('.grid-line [data-column="title"]', { hasText: "DVDs" })
    .getAttribute("data-line");
  await openProposal(guild, { id: id ?? "", search: "DVDs" });
  const today = guild.getByRole("complementary").getByRole("region", { name: "Contract today" });
  await expect.poll(() => today.textContent()).toContain("Article 15.B · Home video");

  // What was passed is shown against the contract as it was, whatever both have agreed to since.
  await importByKeyboard(guild, CONTRACT.replace("0.3%", "0.6%"));
  await pressButton(guild, "Offer 2 articles to Producers");
  await guild.getByRole("dialog").waitFor({ state: "detached" });
  await goToRoom(producers, "Contract");
  await pressButton(producers, "Read and answer");
  await pressButton(producers, "Agree: the contract reads so");
  await goToRoom(guild, "Table");
  await openProposal(guild, { id: id ?? "", search: "DVDs" });
  await expect.poll(() => today.textContent()).toContain("0.6%");
  await guild.getByRole("button", { name: "Redline of pass 1" }).click();
  const redline = guild.getByRole("dialog").getByRole("region", { name: "Redline" });
  await redline.locator("del", { hasText: "0.3%" }).waitFor();
  await redline.getByLabel("Against").selectOption("Contract today");
  await redline.locator("del", { hasText: "0.6%" }).waitFor();

  await producers.getByRole("button", { name: "15.B Home video" }).click();
  await producers
    .getByRole("region", { name: "Proposals that cite it" })
    .getByText("DVDs")
    .waitFor();
});

test("CONTRACT-2 an import with something wrong says what, row by row, and cannot be offered", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const { page } = await takeSeat({ browser, house }, "Guild chief");
  await importByKeyboard(page, "# 1. Credits\nAs today.\n# Notices\nIn writing.\n# 1. Arbitration");
  await page.getByText("3 articles found, 2 with something wrong.").waitFor();
  await page.getByText("Number 1 is in row 1 already.").waitFor();
  await page.getByText("No number. Proposals cite an article by its number.").waitFor();
  const offer = page.getByRole("button", { name: /^Offer 3 articles/ });
  expect(await offer.isDisabled()).toBe(true);

  const text = page.getByRole("textbox", { name: /^Or paste it here/ });
  await text.fill("# 1. Credits\nAs today.\n# 2. Notices\nIn writing.\n# 3. Arbitration");
  await offer.click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByText("It waits for the chief of Producers.").waitFor();
});
