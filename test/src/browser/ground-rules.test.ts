import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { chooseFromMenu, pressButton, tabTo } from "./keyboard.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { chooseOfSession } from "./rooms.ts";

test("GROUND-1 MOVE-15 LOOK-1 ACCESS-2 one chief proposes a deadline by keyboard alone, the other agrees, and whoever is late is told before the proposal goes over", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page: guild } = await takeSeat(world, "Guild chief");
  const { page: producers } = await takeSeat(world, "Producers chief");
  for (const page of [guild, producers]) {
    await page.getByRole("grid").waitFor();
    await chooseFromMenu(page, ".table-toolbar", "Ground rules");
    await page.getByRole("dialog", { name: "Ground rules" }).waitFor();
  }

  await tabTo(guild, ".ground-check input");
  await guild.keyboard.press("Space");
  await tabTo(guild, 'input[type="datetime-local"]');
  await guild.keyboard.type("10202007");
  await guild.keyboard.press("ArrowRight");
  await guild.keyboard.type("1201AM");
  await guild
    .getByRole("region", { name: "As Producers will see it" })
    .getByText("Guild proposed a change of the ground rules: New-item deadline: 2007-10-20")
    .waitFor();
  await pressButton(guild, "Propose it to Producers");

  const offer = producers.getByRole("region", { name: "Change proposed by Guild" });
  await offer.getByText("2007-10-20, 00:01 (America/Los_Angeles)").waitFor();
  // What is only proposed is not in force.
  expect(await producers.locator(".ground-rules").first().textContent()).toContain("None");
  await pressButton(producers, "Agree to this change");
  await offer
    .getByRole("region", { name: "As Guild will see it" })
    .getByText("Producers agreed to the change of the ground rules")
    .waitFor();
  // One look back: the change stays on offer.
  await pressButton(producers, "Not now");
  await pressButton(producers, "Agree to this change");
  await pressButton(producers, "Agree: it holds from now on");
  for (const page of [guild, producers]) {
    await page.getByRole("region", { name: "Change proposed by Guild" }).waitFor({
      state: "detached",
    });
    await expect
      .poll(() => page.locator(".ground-rules").first().textContent())
      .toContain("2007-10-20, 00:01 (America/Los_Angeles)");
    // Nor does either form propose to take it back.
    expect(await page.locator(".ground-check input").isChecked()).toBe(true);
  }

  // The wall of the demonstration shows 22 October: the deadline has passed.
  for (const page of [guild, producers]) {
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
  await pressButton(guild, "Table a proposal");
  await guild.getByRole("note").getByText("The new-item deadline has passed").waitFor();
  await tabTo(guild, '[aria-required="true"], input[required]');
  await guild.keyboard.type("Stunt coordinators");
  await pressButton(guild, "Table it before Producers");
  await guild.getByRole("dialog").waitFor({ state: "detached" });

  // What is proposed and not answered falls with the hand, and both sides read that it does.
  for (const page of [guild, producers])
    await chooseFromMenu(page, ".table-toolbar", "Ground rules");
  await tabTo(guild, ".ground-check input");
  await guild.keyboard.press("Space");
  await pressButton(guild, "Propose it to Producers");
  await offer.waitFor();
  await guild.keyboard.press("Escape");
  await guild.getByRole("dialog").waitFor({ state: "detached" });
  await chooseOfSession(guild, /^Hand over/);
  const hand = guild.getByRole("dialog");
  await hand
    .getByRole("region", { name: "As Producers will see it" })
    .getByText("What was offered and not answered fell: a change of the ground rules.")
    .waitFor();
  await hand.getByRole("button", { name: "Hand over", exact: true }).click();
  await offer.waitFor({ state: "detached" });
});
