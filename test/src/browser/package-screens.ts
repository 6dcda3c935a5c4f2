import type { Page } from "playwright-core";

import { NEXT_PACKAGE } from "./packages-of-the-case.ts";
import { goToRoom, openProposal, pressTool } from "./rooms.ts";

const EST = "Electronic sell-through (permanent downloads) at the existing home video formula";
const REALITY = { id: "W-13", search: "Reality" };

interface Choice {
  readonly proposal: string;
  readonly offer: "pass" | "accept" | "withdraw";
  readonly text?: string;
}

/** Chooses a proposal for the package and says what is offered on it. */
export async function choose(page: Page, { proposal, offer, text }: Choice): Promise<void> {
  const dialog = page.getByRole("dialog");
  const box = dialog.getByRole("checkbox", { name: proposal });
  if (!(await box.isChecked())) await box.check();
  await dialog.getByLabel(`What is offered on ${proposal}`).selectOption(offer);
  if (text !== undefined) await dialog.getByLabel(`Text offered on ${proposal}`).fill(text);
}

/** A package of one text, one acceptance and one withdrawal, put together by the Guild chief and not offered. */
async function putTogether(page: Page): Promise<void> {
  await goToRoom(page, "Table");
  await openProposal(page, REALITY);
  await page.getByRole("complementary").getByRole("button", { name: "Add to a package" }).click();
  await choose(page, {
    proposal: "W-13 a) and b)",
    offer: "pass",
    text: "MBA minimums for reality programs of an hour.",
  });
  await choose(page, { proposal: EST, offer: "accept" });
  await choose(page, { proposal: "W-12 a)", offer: "withdraw" });
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What you say of the whole").fill("Reality against downloads.");
  await dialog.getByLabel("Open until").fill("2027-10-26T17:00");
}

/** The last look at it, with what the other side will read of who authorised it. */
async function reviewAuthorised(page: Page): Promise<void> {
  await putTogether(page);
  await page.getByRole("button", { name: "Review as they will see it" }).click();
  await page.getByRole("heading", { name: /will see it/, level: 2 }).waitFor();
  await page.getByText("Say who authorised it").click();
  await page.getByLabel(/^Authorised by/).fill("Authorised by the committee: West 1–0");
}

/** The screens of a package from its making to its place on the table, as the Guild chief comes to them. */
export const PACKAGE_SCREENS = [
  { name: "package-make", seat: "Guild chief", show: putTogether },
  {
    name: "package-review",
    seat: "Guild chief",
    show: reviewAuthorised,
  },
  {
    name: "package-table",
    seat: "Guild chief",
    show: async (page: Page) => {
      await reviewAuthorised(page);
      await page.getByRole("button", { name: /^Offer the package/ }).click();
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await page
        .getByRole("region", { name: "Packages that wait for an answer" })
        .getByRole("button", { name: new RegExp(`Package ${NEXT_PACKAGE} `) })
        .waitFor();
    },
  },
  {
    name: "package",
    seat: "Guild chief",
    show: async (page: Page) => {
      await page.getByRole("button", { name: new RegExp(`Package ${NEXT_PACKAGE} `) }).click();
      await page.getByRole("dialog", { name: `Guild package ${NEXT_PACKAGE}` }).waitFor();
    },
  },
  {
    name: "package-final",
    seat: "Guild chief",
    show: async (page: Page) => {
      await page.getByRole("button", { name: new RegExp(`Package ${NEXT_PACKAGE} `) }).click();
      await page.getByRole("button", { name: "Final offer", exact: true }).last().click();
      await page.getByRole("button", { name: `Declare package ${NEXT_PACKAGE} final` }).waitFor();
    },
  },
  {
    name: "final-whole",
    seat: "Guild chief",
    show: async (page: Page) => {
      await pressTool(page, /^Packages/);
      await page.getByRole("button", { name: "Final offer on the whole" }).click();
      await page.getByRole("button", { name: "Declare all that we offer final" }).click();
      await page.getByRole("button", { name: "Declare all of it final" }).waitFor();
    },
  },
  {
    name: "package-answer",
    seat: "Producers chief",
    show: async (page: Page) => {
      await page.getByRole("button", { name: new RegExp(`Package ${NEXT_PACKAGE} `) }).click();
      await page.getByRole("dialog", { name: `Guild package ${NEXT_PACKAGE}` }).waitFor();
    },
  },
  {
    name: "package-accept",
    seat: "Producers chief",
    show: async (page: Page) => {
      await page.getByRole("button", { name: new RegExp(`Package ${NEXT_PACKAGE} `) }).click();
      await page.getByRole("button", { name: "Accept as a whole" }).click();
      await page.getByRole("button", { name: "Accept the whole package" }).waitFor();
    },
  },
  {
    name: "packages",
    seat: "Guild chief",
    show: async (page: Page) => {
      await pressTool(page, /^Packages/);
      await page.getByRole("dialog", { name: "Packages" }).waitFor();
    },
  },
  {
    name: "transmittal",
    seat: "Guild chief",
    show: async (page: Page) => {
      await openProposal(page, { id: "wga-dvd", search: "DVD" });
      await page.getByRole("complementary").getByRole("button", { name: "Pass a text" }).click();
      await page
        .getByRole("textbox", { name: "Text of the pass" })
        .fill("0.5% of gross for home video.");
      await page.getByRole("button", { name: "Review as they will see it" }).click();
      await page.getByRole("button", { name: "Put into a transmittal" }).click();
      await openProposal(page, { id: "wga-animation", search: "Animation" });
      await page.getByRole("complementary").getByRole("button", { name: "Withdraw" }).click();
      await page.getByRole("radio", { name: /Without prejudice/i }).check();
      await page.getByRole("button", { name: "Put into a transmittal" }).click();
      await page.getByRole("button", { name: "Review and hand over" }).click();
      await page.getByRole("heading", { name: /will see it/, level: 2 }).waitFor();
    },
  },
  {
    name: "session-open",
    seat: "Guild chief",
    show: async (page: Page) => {
      await page.getByRole("button", { name: "Open a session" }).click();
      await page.getByRole("dialog", { name: "Open a session" }).waitFor();
    },
  },
  {
    name: "supposals",
    seat: "Guild chief",
    show: async (page: Page) => {
      await page.getByRole("button", { name: "Open a session" }).click();
      await page.getByRole("button", { name: "Open the session" }).click();
      await page.getByRole("button", { name: /^Supposals off the record/ }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("About").selectOption("W-13");
      await dialog
        .getByLabel("Suppose that …")
        .fill("Suppose that reality came in at the rates of the 2004 agreement.");
      await dialog.getByRole("button", { name: "Say it across the table" }).click();
      await dialog.locator(".supposal").waitFor();
    },
  },
  {
    name: "supposals-table",
    seat: "Guild chief",
    show: async (page: Page) => {
      await page
        .getByRole("region", { name: /^Supposals/ })
        .getByText("2004")
        .waitFor();
    },
  },
  {
    name: "supposals-caucus",
    seat: "Guild chief",
    show: async (page: Page) => {
      await goToRoom(page, "Caucus");
      await page.getByText(/^What we supposed/).click();
    },
  },
  {
    name: "session-adjourn",
    seat: "Guild chief",
    show: async (page: Page) => {
      await goToRoom(page, "Table");
      await page.getByRole("button", { name: "Adjourn" }).click();
      await page.getByRole("dialog", { name: /^Adjourn session/ }).waitFor();
    },
  },
] as const;
