import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { pressButton } from "./keyboard.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { goToRoom, roomIsThere } from "./rooms.ts";

const NOTE = "We could live with six cents.";
const STRUCK = " Even with four.";

test("MEDIATOR-2 MEDIATOR-3 MEDIATOR-4 MEDIATOR-5 ARCHIVE-3 ACCESS-2 a chief invites the mediator by keyboard alone, everybody there sees it, the mediator reads, nothing is left when it ends, and the side reads afterwards when it was", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page: chief } = await takeSeat(world, "Guild chief");
  const { page: member } = await takeSeat(world, "Guild negotiator 1");
  const { page: mediator } = await takeSeat(world, "Mediator");
  const { page: other } = await takeSeat(world, "Producers chief");
  const { page: observer } = await takeSeat(world, "Observer 1");
  await roomIsThere(observer, "Gallery");
  const news = observer.getByRole("region", { name: "What has happened" }).getByRole("listitem");
  const published = await news.count();
  expect(published).toBeGreaterThan(0);
  for (const page of [chief, member, other]) await goToRoom(page, "Caucus");
  await member.getByRole("textbox", { name: "Caucus notes" }).click();
  await member.keyboard.type(NOTE);
  await member.keyboard.press("Control+Shift+s");
  await member.keyboard.type(STRUCK);
  await mediator.getByRole("link", { name: "Caucus", exact: true }).click();
  await mediator.getByText("You are in no caucus").waitFor();
  const band = (page: typeof chief) => page.getByRole("note", { name: "Who can see this" });
  const before = await band(other).textContent();
  expect(await member.getByRole("button", { name: "Invite the mediator" }).count()).toBe(0);

  await pressButton(chief, "Invite the mediator");
  await chief.getByRole("dialog").getByText("The mediator writes nothing").waitFor();
  await pressButton(chief, "Invite");
  for (const page of [chief, member]) {
    await page.getByText("The mediator may read along", { exact: true }).waitFor();
    await band(page).getByText("seats and the mediator can see this, until").waitFor();
  }
  await mediator
    .getByRole("note", { name: "Whose caucus this is" })
    .getByText("Caucus of Guild")
    .waitFor();
  const words = mediator.getByRole("region", { name: "Caucus of Guild" });
  await words.getByText(NOTE).waitFor();
  await expect.poll(() => words.locator("s").textContent()).toBe(`[struck: ${STRUCK}]`);
  expect(await mediator.getByRole("textbox").count()).toBe(0);
  const databases = async () =>
    mediator.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ""));
  expect((await databases()).filter((name) => name.includes("caucus"))).toEqual([]);
  expect(await band(other).textContent()).toBe(before);
  // Who follows the talks is told nothing of it, by no word and no news.
  expect(await news.count()).toBe(published);
  expect(await observer.locator("body").innerText()).not.toMatch(/mediator|may read/iu);

  await pressButton(chief, "End it now");
  await mediator.getByText("You are in no caucus").waitFor();
  await member
    .getByText("The mediator may read along", { exact: true })
    .waitFor({ state: "detached" });
  await chief.getByRole("button", { name: "Invite the mediator" }).waitFor();
  expect(await mediator.content()).not.toContain(NOTE);
  for (const page of [chief, member]) {
    await page.locator("summary", { hasText: "When the mediator could read (1)" }).focus();
    await page.keyboard.press("Enter");
    await page
      .getByText(/^Mediator: .* Let in by Guild chief, until .* Ended by Guild chief\.$/)
      .waitFor();
  }
  for (const page of [mediator, other])
    expect(await page.content()).not.toContain("When the mediator could read");
  expect((await databases()).filter((name) => name.includes("caucus"))).toEqual([]);
});
