import { clockTime } from "@crosstable/shared/papers/paper-dates";
import { expect, test } from "vitest";

import { caseOf } from "../harness/case-of.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { choose } from "./package-screens.ts";
import { NEXT_PACKAGE } from "./packages-of-the-case.ts";
import { openProposal, pressTool } from "./rooms.ts";
import { takeDocx } from "./take-docx.ts";

const REALITY = { id: "W-13", search: "Reality" };
const TEXT = "MBA minimums for reality programs of an hour.";

test("PACKAGE-1 REDLINE-5 REDLINE-6 two chiefs: a package is put together, seen, compared, accepted as a whole and signed, and the gallery follows", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const guild = await takeSeat(world, "Guild chief");
  const producers = await takeSeat(world, "Producers chief");
  const observer = await takeSeat(world, "Observer 1");

  await openProposal(guild.page, REALITY);
  await guild.page.getByRole("button", { name: "Add to a package" }).click();
  await choose(guild.page, { proposal: "W-13 a) and b)", offer: "pass", text: TEXT });
  await choose(guild.page, { proposal: "W-12 a)", offer: "withdraw" });
  // What was put together is still there after the page was loaded again, and nobody else has seen it.
  await guild.page.reload();
  await pressTool(guild.page, /^Packages/);
  await guild.page.getByRole("button", { name: "Put a package together" }).click();
  const dialog = guild.page.getByRole("dialog");
  await expect
    .poll(() => dialog.getByLabel("Text offered on W-13 a) and b)").inputValue())
    .toBe(TEXT);
  expect(await producers.page.content()).not.toContain(TEXT);
  await dialog.getByRole("button", { name: "Review as they will see it" }).click();
  await dialog.getByRole("button", { name: "Offer the package to Producers" }).click();
  await dialog.waitFor({ state: "detached" });

  const strip = producers.page.getByRole("region", { name: "Packages that wait for an answer" });
  const offered = strip.getByRole("button", { name: `Package ${NEXT_PACKAGE}` });
  await offered.getByText("waits for us").waitFor();
  const standing = producers.page.locator('[data-line="W-13"][data-column="standing"]');
  await standing.getByText("Packaged").waitFor();
  await standing.getByText("Tabled").waitFor();
  await observer.page
    .getByText(`Guild offered a package, all or none: Guild package ${NEXT_PACKAGE}`)
    .waitFor();
  expect(await observer.page.content()).not.toContain(TEXT);

  await offered.click();
  const theirs = producers.page.getByRole("dialog");
  await theirs.getByText(TEXT).waitFor();
  await theirs.getByRole("button", { name: "Redline of W-13 a) and b)" }).click();
  await theirs.getByRole("region", { name: "Redline" }).locator("ins").first().waitFor();
  const { name, paper } = await takeDocx(theirs);
  expect(name).toMatch(new RegExp(String.raw`-Guild-package-${NEXT_PACKAGE}-.*\.docx$`, "u"));
  const { sides, packages, zone } = caseOf(house);
  const stamp = packages.find(({ number }) => number === NEXT_PACKAGE)?.stamp;
  const of = { author: sides.a.name, date: clockTime(stamp?.at ?? "", zone) };
  // The pass of the case that it answers: "Apply MBA terms and conditions to reality programs."
  expect(paper.changes()).toEqual([
    { kind: "deleted", words: "Apply ", ...of },
    { kind: "deleted", words: "terms and conditions to ", ...of },
    { kind: "inserted", words: "minimums for ", ...of },
    { kind: "inserted", words: " of an hour", ...of },
  ]);
  await theirs.getByRole("button", { name: "Accept as a whole" }).click();
  await theirs.getByRole("button", { name: "Accept the whole package" }).click();
  await theirs.waitFor({ state: "detached" });
  await guild.page
    .locator('[data-line="W-12a"][data-column="standing"]', { hasText: "Withdrawn" })
    .waitFor();

  for (const { page } of [guild, producers]) {
    await pressTool(page, /^Packages/);
    await page.getByRole("button", { name: `Guild package ${NEXT_PACKAGE}` }).click();
    await page.getByRole("button", { name: "Sign its text" }).click();
    await page.getByRole("button", { name: "Sign this text" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
  await standing.getByText("Tentative agreement").waitFor();
  await observer.page.getByText(TEXT).waitFor();
  const all = [guild, producers, observer];
  expect(all.flatMap(({ complaints }) => complaints)).toEqual([]);
});
