import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { networkOf } from "./network.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { goToRoom } from "./rooms.ts";

test("MONITOR-2 a monitor says when its news are old, and goes on by itself after the line and the server are back", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page } = await takeSeat(world, "Guild staff 1");
  const { page: negotiator } = await takeSeat(world, "Guild negotiator 1");
  const network = await networkOf(page);
  await page.reload();
  await goToRoom(page, "Monitor");
  const alarm = page.getByRole("alert").getByText(/No news for .* What you see is old\./);
  const seats = page.getByRole("region", { name: "Seats" });
  await seats
    .getByRole("listitem")
    .filter({ hasText: "Guild negotiator 1" })
    .getByText("at table")
    .first()
    .waitFor();
  expect(await alarm.count()).toBe(0);

  await network.cut();
  await alarm.waitFor();
  await network.mend();
  await alarm.waitFor({ state: "detached" });

  await house.restart();
  // What comes after the restart is in the picture: a status that is set now.
  const status = negotiator.locator('[data-line="W-13"][data-column="working-status"]');
  await status.click();
  await negotiator.keyboard.press("Enter");
  await status.locator("select").selectOption("parked");
  await page.getByRole("region", { name: "Working statuses" }).getByText("Parked").waitFor();
  await seats
    .getByRole("listitem")
    .filter({ hasText: "Guild negotiator 1" })
    .getByText("at table")
    .first()
    .waitFor();
});

test("MONITOR-1 the mediator's and the host's monitors show the table and no caucus, and who is watched is told by whom", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page: mediator } = await takeSeat(world, "Mediator");
  const { page: host } = await takeSeat(world, "Host");
  const { page: staff } = await takeSeat(world, "Guild staff 1");
  const { page: guild } = await takeSeat(world, "Guild negotiator 1");
  const { page: producers } = await takeSeat(world, "Producers negotiator 1");
  await goToRoom(guild, "Caucus");
  for (const page of [mediator, host, staff]) await goToRoom(page, "Monitor");
  await staff.getByText("1 in our caucus").waitFor();
  const place = (page: typeof staff) =>
    page.getByRole("listitem").filter({ hasText: "Guild negotiator 1" }).first();
  await expect.poll(() => place(staff).textContent()).toContain("in caucus");
  for (const page of [mediator, host]) {
    await expect.poll(() => place(page).textContent()).toContain("connected");
    expect((await page.getByRole("main").textContent())?.toLowerCase()).not.toContain("caucus");
  }
  await guild.getByText("Monitored by 1 staff and the mediator and the host").waitFor();
  await producers.getByText("Monitored by the mediator and the host").waitFor();
});
