import { expect, test } from "vitest";

import {
  expectNothingSerious,
  expectOnRecord,
  expectPublished,
  expectRefused,
  expectStanding,
  galleryRow,
  makeMove,
  openMove,
  panelOf,
  seatForWholeFile,
  writeInto,
} from "./both-sides.ts";
import { pressButton } from "./keyboard.ts";

const EST = { id: "P-est", search: "sell-through" };
const EST_NAME = "Electronic sell-through (permanent downloads) at the existing home video formula";
const ANIMATION = { id: "wga-animation", search: "Animation" };
const PROMO = { id: "P-promo", search: "Promotional" };
const PROMO_NAME = "Promotional use free of charge";

const sides = seatForWholeFile();

test("MOVE-1 MOVE-10 MOVE-18 ACCESS-2 a newer text is read where the acceptance of the former is refused, its agreement is not undone unseen, and what both chiefs have signed is repudiated: it stands, disputed, on both sides, on the record and in the gallery", async () => {
  const { guild, producers, observer } = sides();
  await openMove(guild, EST, "Accept");
  await openMove(producers, EST, "Pass a text");
  await writeInto(producers, "Text of the pass", "Downloads are paid as DVDs are.");
  await producers.getByRole("button", { name: "Review as they will see it" }).click();
  await makeMove(producers, "Pass to Guild");
  await openMove(producers, EST, "Withdraw");
  await expectRefused(guild, "Accept pass 1", "Superseded");
  await pressButton(guild, "Go on with pass 2");
  await guild.getByRole("dialog").getByRole("article").getByText("as DVDs are").waitFor();
  await makeMove(guild, "Accept pass 2");
  await producers.getByText("This undoes that agreement.").waitFor();
  await producers.getByRole("radio", { name: /^Unconditional/ }).focus();
  await producers.keyboard.press("Space");
  await expectRefused(producers, "Withdraw it", "was accepted meanwhile");
  await producers.keyboard.press("Escape");
  await producers.getByRole("dialog").waitFor({ state: "detached" });
  // What is agreed in principle is signed first: no other button stands out.
  const first = panelOf(producers).locator(".panel-move-buttons button").first();
  await expect.poll(() => first.textContent()).toBe("Sign TA");
  for (const page of [guild, producers]) {
    await openMove(page, EST, "Sign TA");
    await makeMove(page, "Sign this text");
  }
  await expectStanding(guild, EST, "Tentative agreement");

  await openMove(guild, EST, "Repudiate");
  await expectNothingSerious(guild);
  await expectRefused(guild, "Repudiate it", "Write the words for the record.");
  await writeInto(guild, "Why your side is not bound", "The whole was never agreed.");
  await makeMove(guild, "Repudiate it");
  for (const page of [guild, producers]) {
    await expectStanding(page, EST, "TA disputed");
    await panelOf(page).getByText("The whole was never agreed.").waitFor();
    await panelOf(page).getByText("repudiated this agreement. It stands, disputed").waitFor();
  }
  // Once is enough, and the other side may say the same.
  const again = guild.getByRole("button", { name: "Repudiate", exact: true });
  await expect.poll(() => again.isDisabled()).toBe(true);
  await panelOf(guild).getByText("Your side has repudiated").first().waitFor();
  const other = producers.getByRole("button", { name: "Repudiate", exact: true });
  await expect.poll(() => other.isDisabled()).toBe(false);
  await galleryRow(observer, EST.id).getByText("TA disputed").waitFor();
  await expectPublished(
    observer,
    `Guild repudiated the tentative agreement on ${EST_NAME}. It stands, disputed.`,
  );
  for (const page of [guild, producers]) {
    await expectOnRecord(page, "The whole was never agreed.");
    await expectOnRecord(page, `Guild signed ${EST_NAME}.`);
  }
});

test("MOVE-11 ACCESS-2 a withdrawn proposal is brought back by its sponsor with its text, and nobody else is offered that", async () => {
  const { guild, producers, observer } = sides();
  await openMove(guild, ANIMATION, "Withdraw");
  await expectRefused(guild, "Withdraw it", "Say in which way it is withdrawn");
  await guild.getByRole("radio", { name: /^Without prejudice/ }).focus();
  await guild.keyboard.press("Space");
  await makeMove(guild, "Withdraw it");
  await expectStanding(producers, ANIMATION, "Withdrawn");
  expect(await producers.getByRole("button", { name: "Bring it back", exact: true }).count()).toBe(
    0,
  );
  await galleryRow(observer, ANIMATION.id).getByText("Withdrawn").waitFor();

  await openMove(guild, ANIMATION, "Bring it back");
  await expectNothingSerious(guild);
  await writeInto(
    guild,
    "Words for the record (may be left empty)",
    "The other package has lapsed.",
  );
  await makeMove(guild, "Bring it back");
  for (const page of [guild, producers]) {
    await expectStanding(page, ANIMATION, "Tabled");
    await panelOf(page).getByText("brought it back after withdrawing it").waitFor();
    await expectOnRecord(page, "The other package has lapsed.");
  }
  await galleryRow(observer, ANIMATION.id).getByText("Tabled").waitFor();
  await expectPublished(observer, "Guild brought Animation jurisdiction back to the table.");
});

test("MOVE-13 ACCESS-2 a chief declines to answer a text: it owes no answer any more, says it once for each text, and may still give one", async () => {
  const { guild, producers, observer } = sides();
  await openMove(guild, PROMO, "Decline to answer");
  await expectRefused(guild, "Decline to answer", "Write the words for the record.");
  await writeInto(guild, "Why your side does not answer", "Not before our own has an answer.");
  // Meanwhile the text is replaced, and the words are not for the new one.
  await openMove(producers, PROMO, "Pass a text");
  await writeInto(producers, "Text of the pass", "Promotional use stays free.");
  await producers.getByRole("button", { name: "Review as they will see it" }).click();
  await makeMove(producers, "Pass to Guild");
  await expectRefused(guild, "Decline to answer", "Superseded");
  await guild.keyboard.press("Escape");
  await guild.getByRole("dialog").waitFor({ state: "detached" });

  await openMove(guild, PROMO, "Decline to answer");
  await writeInto(guild, "Why your side does not answer", "Not before our own has an answer.");
  await makeMove(guild, "Decline to answer");
  for (const page of [guild, producers]) {
    await panelOf(page).getByText("Guild declined to answer pass 2").waitFor();
    await expectOnRecord(page, "Not before our own has an answer.");
    await expectStanding(page, PROMO, "Tabled");
  }
  const more = guild.locator(".panel-more");
  if ((await more.getAttribute("open")) === null) await more.locator("summary").click();
  const again = guild.getByRole("button", { name: "Decline to answer", exact: true });
  await expect.poll(() => again.isDisabled()).toBe(true);
  const counter = guild.getByRole("button", { name: "Counter", exact: true });
  await expect.poll(() => counter.isDisabled()).toBe(false);
  await expectPublished(
    observer,
    `Guild declined to answer the other side's text on ${PROMO_NAME}.`,
  );
  await galleryRow(observer, PROMO.id).getByText("Tabled").waitFor();
});
