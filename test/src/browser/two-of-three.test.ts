import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import {
  expectNothingSerious,
  expectOnRecord,
  expectPublished,
  expectStanding,
  galleryRow,
  makeMove,
  panelOf,
  seatForWholeFile,
} from "./both-sides.ts";
import { pressButton, tabTo } from "./keyboard.ts";
import { choose } from "./package-screens.ts";
import { NEXT_PACKAGE, OPEN_PACKAGES } from "./packages-of-the-case.ts";
import { pressTool } from "./rooms.ts";

const ANIMATION = { id: "wga-animation", search: "Animation jurisdiction" };
const SYMPATHY = { id: "wga-sympathy", search: "Sympathy strikes / union solidarity language" };
const CABLE = { id: "wga-basiccable-coverage", search: "Basic cable (expanded jurisdiction)" };
const COUNTER = NEXT_PACKAGE + 2;

/** The box under a proposal that is withdrawn in the package which is being put together. */
function withoutPrejudice(page: Page, proposal: string) {
  const member = page.getByRole("dialog").getByRole("group", { name: proposal });
  return member.getByRole("checkbox", { name: /^Without prejudice/ });
}

const sides = seatForWholeFile();

test("ACCESS-2 a package is offered, read and rejected by keyboard alone", async () => {
  const { guild, producers } = sides();
  await guild.locator(".grid-line").first().waitFor();
  await producers.locator(".grid-line").first().waitFor();

  await pressButton(guild, `Packages ${OPEN_PACKAGES}`);
  await guild.getByRole("dialog").waitFor();
  await pressButton(guild, "Put a package together");
  await tabTo(guild, ".package-choose input");
  await guild.keyboard.press("Space");
  await tabTo(guild, ".package-member-form select");
  await guild.keyboard.type("We withdraw");
  await pressButton(guild, "Review as they will see it");
  await pressButton(guild, "Offer the package to Producers");
  await guild.getByRole("dialog").waitFor({ state: "detached" });

  const strip = producers.getByRole("region", { name: "Packages that wait for an answer" });
  await strip.getByRole("button", { name: `Package ${NEXT_PACKAGE}` }).waitFor();
  await tabTo(producers, ".package-strip li:last-child .package-strip-button");
  await producers.keyboard.press("Enter");
  await producers.getByRole("dialog").waitFor();
  await pressButton(producers, "Reject");
  await producers.getByRole("textbox", { name: "Words that go with it" }).waitFor();
  await producers.keyboard.type("Not this way.");
  await pressButton(producers, "Reject the package");
  await producers.getByRole("dialog").waitFor({ state: "detached" });
  const standing = guild.locator('[data-line="W-12a"][data-column="standing"]');
  await expect.poll(() => standing.textContent()).toBe("Tabled");
});

test("PACKAGE-11 PACKAGE-13 ACCESS-2 three withdrawals are offered, two of three is the answer, and when it is accepted those two stand withdrawn on both screens, on the record and in the gallery", async () => {
  const { guild, producers, observer } = sides();
  await pressTool(guild, /^Packages/);
  await pressButton(guild, "Put a package together");
  for (const { search: proposal } of [ANIMATION, SYMPATHY, CABLE])
    await choose(guild, { proposal, offer: "withdraw" });
  await withoutPrejudice(guild, SYMPATHY.search).check();
  await pressButton(guild, "Review as they will see it");
  await guild.getByRole("dialog").getByText("withdrawn without prejudice").waitFor();
  await makeMove(guild, "Offer the package to Producers");

  const strip = (page: Page) =>
    page.getByRole("region", { name: "Packages that wait for an answer" });
  await strip(producers)
    .getByRole("button", { name: `Package ${NEXT_PACKAGE + 1}` })
    .click();
  await pressButton(producers, "Answer with a package");
  const draft = producers.getByRole("dialog");
  await draft.getByText("3 in the package.").waitFor();
  const asked = draft.getByLabel(/^What is offered on/);
  expect(
    await asked.evaluateAll((all) => all.map((each) => (each as HTMLSelectElement).value)),
  ).toEqual(Array.from({ length: 3 }, () => "ask-withdrawal"));
  // What was offered without prejudice is asked for in the same way.
  expect(await withoutPrejudice(producers, SYMPATHY.search).isChecked()).toBe(true);
  expect(await withoutPrejudice(producers, ANIMATION.search).isChecked()).toBe(false);
  await draft.getByRole("checkbox", { name: CABLE.search }).focus();
  await producers.keyboard.press("Space");
  await draft.getByText("2 in the package.").waitFor();
  expect(await draft.locator(".package-names").textContent()).toBe(
    `${ANIMATION.search} · ${SYMPATHY.search}`,
  );
  await expectNothingSerious(producers);
  await pressButton(producers, "Review as they will see it");
  await draft.getByText("Guild to withdraw it").nth(1).waitFor();
  expect(await draft.getByText("Guild to withdraw it without prejudice").count()).toBe(1);
  await expectNothingSerious(producers);
  await makeMove(producers, "Offer the package to Guild");

  await strip(guild)
    .getByRole("button", { name: `Package ${COUNTER}` })
    .click();
  const theirs = guild.getByRole("dialog");
  await theirs.getByText("Guild to withdraw it").nth(1).waitFor();
  await expectNothingSerious(guild);
  await pressButton(guild, "Accept as a whole");
  await makeMove(guild, "Accept the whole package");

  for (const page of [guild, producers]) {
    await expectStanding(page, ANIMATION, "Withdrawn");
    await panelOf(page).getByText(`Producers package ${COUNTER} accepted as a whole`).waitFor();
    await panelOf(page)
      .getByText(/^Withdrawn on a condition/)
      .waitFor();
    await expectStanding(page, SYMPATHY, "Withdrawn");
    await panelOf(page)
      .getByText(/^Withdrawn without prejudice/)
      .waitFor();
    await expectStanding(page, CABLE, "Tabled");
    await expectOnRecord(page, `Guild accepted Producers package ${COUNTER} as a whole.`);
  }
  await galleryRow(observer, ANIMATION.id).getByText("Withdrawn").waitFor();
  await expectPublished(observer, `Guild accepted Producers package ${COUNTER} as a whole.`);
});
