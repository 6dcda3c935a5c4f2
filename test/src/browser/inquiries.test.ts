import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { openByKeyboard, pressButton, tabTo } from "./keyboard.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { goToRoom } from "./rooms.ts";

test("REQUEST-1 REQUEST-2 PAPER-3 ACCESS-2 information is asked for on a proposal, answered in part, withheld with the reason and taken back, by keyboard alone", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page: producers } = await takeSeat(world, "Producers chief");
  const { page: guild } = await takeSeat(world, "Guild chief");
  for (const page of [producers, guild])
    await openByKeyboard(page, { id: "W-12a", label: "W-12 a)" });

  await pressButton(producers, "Ask for information");
  await producers.getByRole("dialog").waitFor();
  await tabTo(producers, "textarea");
  await producers.keyboard.type("Which sales were below fair value?");
  await pressButton(producers, "Ask Guild");
  const asked = producers.getByRole("dialog").getByText("Request 1 on W-12 a)");
  await asked.waitFor();

  const panel = guild.getByRole("complementary");
  await panel.getByText("Requests: 1 for information, 1 not answered in full").waitFor();
  // Who has asked is offered to read it alone.
  const own = producers.locator(".panel-inquiries button");
  await expect.poll(() => own.allTextContents()).toEqual(["Read them"]);
  await pressButton(guild, "Read and answer");
  await guild.getByRole("dialog").getByText("Which sales were below fair value?").waitFor();
  const card = producers.locator(".request").first();
  const answers = [
    ["ArrowDown", "The list of 2006.", "Answered in part"],
    ["End", "The buyers are under confidence.", "In part, the rest withheld"],
  ] as const;
  for (const [key, words, standing] of answers) {
    await pressButton(guild, "Answer request 1");
    await tabTo(guild, ".request-form select");
    await guild.keyboard.press(key);
    await tabTo(guild, ".request-form textarea");
    await guild.keyboard.type(words);
    await pressButton(guild, "Send it to Producers");
    for (const page of [guild, producers]) {
      const shown = page.locator(".request").first();
      await shown.locator(".request-answer", { hasText: words }).waitFor();
      await expect.poll(() => shown.locator(".request-standing").textContent()).toBe(standing);
    }
  }
  await card.getByText(/^Withheld, .*\. The reason:$/).waitFor();

  await tabTo(producers, ".request-new textarea");
  await producers.keyboard.type("Which sales were below their cost?");
  const asSeen = producers.getByRole("region", { name: "As Guild will see it" });
  await asSeen.getByText("Answer due").waitFor();
  await pressButton(producers, "Ask Guild");
  await pressButton(producers, "Take request 2 back");
  await tabTo(producers, ".request-form textarea");
  await producers.keyboard.type("We have found them.");
  await pressButton(producers, "Take it back");
  const second = guild.locator(".request").nth(1);
  await second.getByText("We have found them.").waitFor();
  await expect.poll(() => second.locator(".request-standing").textContent()).toBe("Taken back");
  await expect.poll(() => second.getByRole("button").count()).toBe(0);

  await guild.keyboard.press("Escape");
  await goToRoom(guild, "Record");
  const row = guild
    .getByRole("listitem")
    .filter({ hasText: "Producers asked for information on W-12 a)." })
    .first();
  await row.getByText("Which sales were below their cost?").waitFor();
  expect(await row.locator("dt").allTextContents()).toEqual(["Answer due", "Words"]);
  const record = guild.getByRole("main");
  await record.getByText("Guild answered request 1 in part.").waitFor();
  await record.getByText("Guild withheld what request 1 asks for, and said why.").waitFor();
});
