import {
  MATRIX_PACKAGES,
  MATRIX_ROWS,
  MATRIX_TALKS,
  type MatrixRow,
  type MatrixTalks,
} from "@crosstable/shared/documents/matrix";
import type { PackageState } from "@crosstable/shared/moves/package-state";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type * as Y from "yjs";

import { recordOf } from "../harness/case-of.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { expectStanding, makeMove, openMove, panelOf } from "./both-sides.ts";
import { lieAbout } from "./evil-server.ts";
import { pressButton } from "./keyboard.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { choose } from "./package-screens.ts";
import { NEXT_PACKAGE } from "./packages-of-the-case.ts";
import { goToRoom, openProposal } from "./rooms.ts";
import { DVD } from "./scene.ts";

test("HEADS-4 HEADS-7 RECORD-2 whoever is shown another table than the record gives is alarmed, with what differs, and whoever is shown the record's reads that it is", async () => {
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
  await page.getByText("this browser calls none of them checked").waitFor();
  expect(await page.getByText("has checked").count()).toBe(0);

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

const EST = { id: "P-est", search: "sell-through" };
const REALITY = { id: "W-13", search: "Reality" };
const OTHER_WORDS = "Without terms.";

/** Other words in all that waits for the Guild; every hash stays as the server has it. */
function tellOtherWords(doc: Y.Doc): void {
  const talks = doc.getMap<MatrixTalks>(MATRIX_TALKS);
  const told = talks.get("talks");
  const offer = told?.extensionTalks.offers.b;
  if (told !== undefined && offer != null) {
    const offers = { ...told.extensionTalks.offers, b: { ...offer, words: OTHER_WORDS } };
    talks.set("talks", { ...told, extensionTalks: { ...told.extensionTalks, offers } });
  }
  const rows = doc.getMap<MatrixRow>(MATRIX_ROWS);
  const row = rows.get(EST.id);
  if (row?.positions.b != null) {
    const positions = { ...row.positions, b: { ...row.positions.b, text: OTHER_WORDS } };
    rows.set(EST.id, { ...row, positions });
  }
  const packages = doc.getMap<PackageState>(MATRIX_PACKAGES);
  for (const [id, each] of packages.entries()) {
    if (each.number === NEXT_PACKAGE) packages.set(id, { ...each, words: OTHER_WORDS });
  }
}

async function offerPackage(producers: Page): Promise<void> {
  await openProposal(producers, REALITY);
  await panelOf(producers).getByRole("button", { name: "Add to a package" }).click();
  await choose(producers, { proposal: "W-13 a) and b)", offer: "pass", text: "From 2010 on." });
  await pressButton(producers, "Review as they will see it");
  await makeMove(producers, "Offer the package to Guild");
}

/** Opens the package as it is offered, up to the last look before its acceptance. */
async function openAcceptance(guild: Page): Promise<void> {
  await guild.getByRole("button", { name: new RegExp(`Package ${NEXT_PACKAGE} `) }).click();
  await pressButton(guild, "Accept as a whole");
}

/** Reads under the words of the lie that they are not what would be signed, and that the act cannot be pressed. */
async function expectNothingSigned(page: Page, act: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByText(OTHER_WORDS).first().waitFor();
  await dialog.getByText("that you were shown is not").waitFor();
  expect(await dialog.getByRole("button", { name: act }).isDisabled()).toBe(true);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
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

  await producers.keyboard.press("Escape");
  await offerPackage(producers);

  let isLying = true;
  const lie = (doc: Y.Doc) => {
    if (isLying) tellOtherWords(doc);
  };
  await lieAbout(guild, { document: "matrix", lie });
  const rows = recordOf(house).length;
  await guild.reload();
  await openClock(guild);
  await guild.getByRole("dialog").getByText(OTHER_WORDS).waitFor();
  const agree = guild.getByRole("button", { name: "Agree to this" });
  await expect.poll(() => agree.isDisabled()).toBe(true);
  await guild.keyboard.press("Escape");
  await openMove(guild, EST, "Accept");
  await expectNothingSigned(guild, "Accept pass 1");
  await openAcceptance(guild);
  await expectNothingSigned(guild, "Accept the whole package");
  expect(recordOf(house).length).toBe(rows);

  isLying = false;
  await guild.reload();
  await openClock(guild);
  await pressButton(guild, "Agree to this");
  await pressButton(guild, "Agree: it holds for both sides");
  await guild.getByRole("timer").getByText("Clock stopped by both sides").waitFor();
  await guild.keyboard.press("Escape");
  await openAcceptance(guild);
  await makeMove(guild, "Accept the whole package");
  await openMove(guild, EST, "Accept");
  await makeMove(guild, "Accept pass 1");
  await expectStanding(guild, EST, "Agreed in principle");

  isLying = true;
  const unsigned = recordOf(house).length;
  await guild.reload();
  await openMove(guild, EST, "Sign TA");
  await expectNothingSigned(guild, "Sign this text");
  expect(recordOf(house).length).toBe(unsigned);

  isLying = false;
  await guild.reload();
  await openMove(guild, EST, "Sign TA");
  await makeMove(guild, "Sign this text");
  expect(recordOf(house).length).toBe(unsigned + 1);
});
