import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

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
  seatBothSides,
  writeInto,
  type BothSides,
} from "./both-sides.ts";
import { agreeOnPastDeadline } from "./deadline-screens.ts";
import { pressButton } from "./keyboard.ts";
import { openProposal, pressTool } from "./rooms.ts";
import { DVD } from "./scene.ts";

const LATE = "Stunt coordinators";
const RATE = "The home video residual is 0.6% of gross.";
const OTHER_RATE = "The home video residual is 0.5% of gross.";
const DEMAND = "Stunt coordinators are covered by Appendix A.";
const DVD_NAME = "DVD / home video residual rate";
const OTHER_DEMAND = "Animated features fall under this agreement.";

let sides: BothSides;

beforeAll(async () => {
  sides = await seatBothSides();
  await agreeOnPastDeadline(sides.guild, sides.producers, "Producers");
});

afterAll(async () => {
  await sides[Symbol.asyncDispose]();
});

test("LATE-2 whoever passes a text after the deadline is shown the sentence in it that is new, is not kept from it, and is told nothing of another figure", async () => {
  const { guild } = sides;
  const note = guild.getByRole("note", { name: "After the new-item deadline" });
  await openProposal(guild, DVD);
  await review(guild, RATE);
  await makeMove(guild, "Pass to Producers");
  await review(guild, OTHER_RATE);
  expect(await note.count()).toBe(0);
  await makeMove(guild, "Pass to Producers");
  await review(guild, `${OTHER_RATE} ${DEMAND}`);
  await note.getByText(DEMAND).waitFor();
  expect(await note.getByRole("listitem").count()).toBe(1);
  await makeMove(guild, "Pass to Producers");
});

test("LATE-2 of a text in a package the new sentence is shown as well, by the name of its proposal", async () => {
  const { guild } = sides;
  await pressButton(guild, "Add to a package");
  await guild.locator(".package-member-form textarea").fill(`${OTHER_RATE} ${OTHER_DEMAND}`);
  await pressButton(guild, "Review as they will see it");
  const note = guild.getByRole("note", { name: /^After the new-item deadline, DVD/ });
  await note.getByText(OTHER_DEMAND).waitFor();
  await note.getByText("A text in a package stands without consent.").waitFor();
  expect(await note.getByRole("listitem").count()).toBe(1);
  await guild.keyboard.press("Escape");
  await guild.getByRole("dialog").waitFor({ state: "detached" });
});

test("LATE-3 REGRESS-4 ACCESS-2 who splits a proposal after the deadline is told which piece is a new item and what the rest takes back; the piece waits for the consent, and the other side reads both", async () => {
  const { guild, producers } = sides;
  await openMove(guild, DVD, "Split");
  const dialog = guild.getByRole("dialog");
  const [first, second] = ["a)", "b)"].map((name) => dialog.getByRole("region", { name }));
  await second?.getByLabel("What it is about").fill("Animation");
  const newItem = dialog.getByRole("note").getByText("takes up nothing of what was on the table");
  await newItem.waitFor();
  // Words of the whole are nothing new, in whatever piece they stand.
  await second?.getByLabel("Text").fill(DEMAND);
  await newItem.waitFor({ state: "detached" });
  await second?.getByLabel("Text").fill(OTHER_DEMAND);
  await newItem.waitFor();
  await first?.getByLabel("Text").fill(RATE);
  await dialog
    .getByRole("note", { name: "This may take something back" })
    .getByText("Pass 4 said 0.5%; this says 0.6%.")
    .waitFor();
  expect(await dialog.getByRole("note").count()).toBe(2);
  await expectNothingSerious(guild);
  await makeMove(guild, "Split it before Producers");

  await producers.getByRole("searchbox", { name: "Search the proposals" }).fill("rate b)");
  await producers.locator(".grid-line").getByText("New item, needs consent").first().waitFor();
  await producers.getByRole("searchbox", { name: "Search the proposals" }).fill("");
  for (const page of [guild, producers])
    await expectOnRecord(
      page,
      `Guild split ${DVD_NAME}: it goes on as ${DVD_NAME} a), ${DVD_NAME} b). ${DVD_NAME} b) is a new item and needs consent. Regression noted: Pass 4 said 0.5%; this says 0.6%.`,
    );
});

/** Writes a text on the proposal that is open, up to the last look. */
async function review(page: Page, text: string): Promise<void> {
  await pressButton(page, "Pass a text");
  await writeInto(page, "Text of the pass", text);
  await pressButton(page, "Review as they will see it");
  await page.getByRole("button", { name: "Pass to Producers" }).waitFor();
}

test("LATE-1 GALLERY-1 ACCESS-2 a late item is refused consent, withdrawn under a consent that comes too late, brought back and consented to, and everybody reads it", async () => {
  const { guild, producers, observer } = sides;
  await pressTool(guild, "Table a proposal");
  await guild.getByRole("note").getByText("The new-item deadline has passed").waitFor();
  await writeInto(guild, "What it is about", LATE);
  await writeInto(guild, "Text of the proposal", "Stunt coordinators are covered by Appendix A.");
  await makeMove(guild, "Table it before Producers");
  const line = producers.locator(".grid-line", { hasText: LATE });
  await producers.getByRole("searchbox", { name: "Search the proposals" }).fill("Stunt");
  await line.getByText("New item, needs consent").waitFor();
  const id = (await line.locator("[data-line]").first().getAttribute("data-line")) ?? "";
  await producers.getByRole("searchbox", { name: "Search the proposals" }).fill("");
  const late = { id, search: "Stunt" };

  // Whoever offered it cannot consent to it.
  await openProposal(guild, late);
  expect(
    await guild.getByRole("button", { name: "Answer the late item", exact: true }).count(),
  ).toBe(0);

  await openMove(producers, late, "Answer the late item");
  await expectNothingSerious(producers);
  await expectRefused(producers, "Give consent", "Say whether your side consents.");
  await producers.getByRole("radio", { name: /^Refuse/ }).check();
  await writeInto(producers, "Words for the record (may be left empty)", "Not in this round.");
  await makeMove(producers, "Refuse consent");
  await panelOf(guild).getByText("Not in this round.").waitFor();
  await expectPublished(
    observer,
    `Producers did not agree that ${LATE} comes in after the deadline.`,
  );
  await galleryRow(observer, id).getByText("New item, needs consent").waitFor();

  // They think better of it, while the Guild takes it away.
  await openMove(producers, late, "Answer the late item");
  await producers.getByRole("radio", { name: /^Consent/ }).check();
  await openMove(guild, late, "Withdraw");
  await guild.getByRole("radio", { name: /^Without prejudice/ }).check();
  await makeMove(guild, "Withdraw it");
  await expectRefused(producers, "Give consent", `${LATE} was withdrawn.`);
  await openMove(guild, late, "Bring it back");
  await makeMove(guild, "Bring it back");
  await makeMove(producers, "Give consent");

  for (const page of [guild, producers]) {
    await expectStanding(page, late, "Tabled");
    await expectOnRecord(page, `Producers refused its consent to the late item ${LATE}.`);
    await expectOnRecord(page, `Producers consented to the late item ${LATE}: it stands.`);
  }
  await expectPublished(
    observer,
    `Producers agreed that ${LATE} comes in after the deadline: it is on the table.`,
  );
  await galleryRow(observer, id).getByText("Tabled").waitFor();
});
