import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { pressButton, tabTo } from "./keyboard.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";

test("GROUND-1 ACCESS-2 one chief proposes a deadline by keyboard alone, the other agrees, and both read it", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page: guild } = await takeSeat(world, "Guild chief");
  const { page: producers } = await takeSeat(world, "Producers chief");
  for (const page of [guild, producers]) {
    await page.getByRole("grid").waitFor();
    await pressButton(page, "Ground rules");
    await page.getByRole("dialog", { name: "Ground rules" }).waitFor();
  }

  await tabTo(guild, ".ground-check input");
  await guild.keyboard.press("Space");
  await tabTo(guild, 'input[type="datetime-local"]');
  await guild.keyboard.type("10252007");
  await guild.keyboard.press("ArrowRight");
  await guild.keyboard.type("1201AM");
  await pressButton(guild, "Propose it to Producers");

  const offer = producers.getByRole("region", { name: "Change proposed by Guild" });
  await offer.getByText("2007-10-25, 00:01 (America/Los_Angeles)").waitFor();
  // What is only proposed is not in force.
  expect(await producers.locator(".ground-rules").first().textContent()).toContain("None");
  await pressButton(producers, "Agree to this change");
  for (const page of [guild, producers]) {
    await page.getByRole("region", { name: "Change proposed by Guild" }).waitFor({
      state: "detached",
    });
    await expect
      .poll(() => page.locator(".ground-rules").first().textContent())
      .toContain("2007-10-25, 00:01 (America/Los_Angeles)");
  }
});
