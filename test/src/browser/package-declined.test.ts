import { expect, test } from "vitest";

import {
  expectNothingSerious,
  expectOnRecord,
  expectPublished,
  expectRefused,
  galleryRow,
  makeMove,
  seatBothSides,
  writeInto,
} from "./both-sides.ts";
import { pressButton, tabTo } from "./keyboard.ts";
import { choose } from "./package-screens.ts";
import { NEXT_PACKAGE } from "./packages-of-the-case.ts";
import { pressTool } from "./rooms.ts";

const CABLE = { id: "wga-basiccable-coverage", name: "Basic cable (expanded jurisdiction)" };
const REASON = "Not before our own package has an answer.";

test("PACKAGE-14 MOVE-13 ACCESS-2 a chief says by keyboard alone that the side will not answer a package: both sides, the record and the gallery read it, it is the other side's turn, and it may be answered all the same", async () => {
  await using sides = await seatBothSides();
  const { guild, producers, observer } = sides;
  const label = `Guild package ${NEXT_PACKAGE}`;
  await pressTool(guild, /^Packages/);
  await pressButton(guild, "Put a package together");
  await choose(guild, { proposal: CABLE.name, offer: "withdraw" });
  await pressButton(guild, "Review as they will see it");
  await makeMove(guild, "Offer the package to Producers");

  const strip = (page: typeof guild) =>
    page.locator(".package-strip-button").filter({ hasText: `Package ${NEXT_PACKAGE}` });
  const turn = (page: typeof guild) =>
    page.locator(`[data-line="${CABLE.id}"][data-column="turn"]`);
  await strip(producers).getByText("waits for us").waitFor();
  await expect.poll(() => turn(producers).textContent()).toContain("turn of Producers");
  await tabTo(producers, ".package-strip li:last-child .package-strip-button");
  await producers.keyboard.press("Enter");
  await producers.getByRole("dialog", { name: label }).waitFor();
  await expectNothingSerious(producers);
  await pressButton(producers, "Decline to answer");
  await producers.getByRole("dialog", { name: `Decline to answer ${label}` }).waitFor();
  await producers.getByText("A rejection with a reason is an answer.").waitFor();
  await expectRefused(producers, "Decline to answer", "Write the words for the record.");
  await writeInto(producers, "Why your side does not answer", REASON);
  await producers
    .getByRole("region", { name: "As Guild will see it" })
    .getByText(`Producers declined to answer ${label}. It is still open.`)
    .waitFor();
  await expectNothingSerious(producers);
  await makeMove(producers, "Decline to answer");

  await strip(guild).getByText("they decline to answer").waitFor();
  await strip(producers).getByText("we decline to answer").waitFor();
  for (const page of [guild, producers]) {
    await expect.poll(() => turn(page).textContent()).toContain("turn of Guild");
    await expectOnRecord(page, REASON);
    await strip(page).click();
    const read = page.getByRole("dialog", { name: label });
    await read.getByText("Producers declined to answer it").waitFor();
    await read.locator("blockquote").getByText(REASON, { exact: true }).waitFor();
    expect(await read.getByRole("button", { name: "Decline to answer" }).count()).toBe(0);
  }
  await expectNothingSerious(guild);
  await expectPublished(observer, `Producers declined to answer ${label}. It is still open.`);
  await galleryRow(observer, CABLE.id).getByText("Packaged").waitFor();
  expect(await observer.content()).not.toContain(REASON);

  await pressButton(producers, "Accept as a whole");
  await makeMove(producers, "Accept the whole package");
  await galleryRow(observer, CABLE.id).getByText("Withdrawn").waitFor();
});
