import { MATRIX_ROWS, MATRIX_TALKS, type MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { lieAbout } from "./evil-server.ts";
import { pressButton } from "./keyboard.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { goToRoom } from "./rooms.ts";
import { DVD } from "./scene.ts";

test("HEADS-4 RECORD-2 whoever is shown another table than the record gives is alarmed, with what differs, and whoever is shown the record's reads that it is", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const { page } = await takeSeat({ browser, house }, "Guild chief");
  let isLying = false;
  await lieAbout(page, {
    document: "matrix",
    lie: (doc) => {
      const rows = doc.getMap<object>(MATRIX_ROWS);
      if (isLying) rows.set(DVD.id, { ...rows.get(DVD.id), standing: "ta" });
    },
  });
  await page.reload();
  await goToRoom(page, "Record");
  await page.getByText("The table on your screens is the one that they give.").waitFor();
  const alarm = page.getByRole("region", { name: "Alarm about the record" });
  expect(await alarm.count()).toBe(0);

  isLying = true;
  await page.reload();
  await alarm.waitFor();
  expect(await alarm.innerText()).toMatch(
    /The table is not the record's\. The table on this screen is not the one that the record gives\. They differ in .*DVD/,
  );
  expect(await page.getByText("The table on your screens is the one").count()).toBe(0);

  // A page of an earlier version may not know what a newer one keeps: it says that, and raises no alarm.
  await page.route(`${house.origin}/`, async (route) =>
    route.fulfill({
      contentType: "text/html",
      body: '<script type="module" src="/assets/newer.js"></script>',
    }),
  );
  await page.reload();
  await page.getByText("This page is of the version before").first().waitFor();
  expect(await alarm.count()).toBe(0);
});

/** Opens what the bar says of the expiration. */
async function openClock(page: Page): Promise<void> {
  await page.getByRole("timer").getByRole("button").click();
  await page.getByRole("dialog").waitFor();
}

test("HEADS-4 what a chief agrees to is what the screen shows: a server that shows other words than it has gets no signature", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const guild = (await takeSeat({ browser, house }, "Guild chief")).page;
  const producers = (await takeSeat({ browser, house }, "Producers chief")).page;
  await openClock(producers);
  await pressButton(producers, "Offer an extension");
  await producers.keyboard.press("Tab");
  await producers.keyboard.press("ArrowDown");
  await pressButton(producers, "Offer it to Guild");
  await producers.getByRole("region", { name: "Offered by Producers" }).waitFor();

  let isLying = true;
  await lieAbout(guild, {
    document: "matrix",
    lie: (doc) => {
      const talks = doc.getMap<MatrixTalks>(MATRIX_TALKS);
      const told = talks.get("talks");
      const offer = told?.extensionTalks.offers.b;
      if (!isLying || told === undefined || offer == null) return;
      const offers = { ...told.extensionTalks.offers, b: { ...offer, words: "Without terms." } };
      talks.set("talks", { ...told, extensionTalks: { ...told.extensionTalks, offers } });
    },
  });
  await guild.reload();
  await openClock(guild);
  await guild.getByText("Without terms.").waitFor();
  const agree = guild.getByRole("button", { name: "Agree to this" });
  await expect.poll(() => agree.isDisabled()).toBe(true);

  isLying = false;
  await guild.reload();
  await openClock(guild);
  await pressButton(guild, "Agree to this");
  await pressButton(guild, "Agree: it holds for both sides");
  await guild.getByRole("timer").getByText("Clock stopped by both sides").waitFor();
});
