import type { Locator, Page } from "playwright-core";

import { openProposal, pressTool } from "./rooms.ts";
import type { Screen } from "./screen.ts";

/** The dialog of one move on one proposal, whether its button is in sight or behind "More moves". */
export function moveScreen([name, proposal, button]: readonly [
  name: string,
  proposal: { id: string; search: string },
  button: string,
]): Screen {
  return {
    name,
    seat: "Guild chief",
    show: async (page: Page) => {
      await openProposal(page, proposal);
      const pressed = page
        .getByRole("complementary")
        .getByRole("button", { name: button, exact: true });
      if (!(await pressed.isVisible())) await page.locator(".panel-more summary").click();
      await pressed.click();
      await page.getByRole("dialog").waitFor();
    },
  };
}

const EST = { id: "P-est", search: "sell-through" };
export const REALITY = { id: "W-13", search: "Reality" };

/** A change of the ground rules with a deadline in it, not yet proposed. */
async function proposeDeadline(page: Page): Promise<Locator> {
  await pressTool(page, /^Ground rules/);
  const dialog = page.getByRole("dialog", { name: "Ground rules" });
  await dialog.getByRole("button", { name: "Propose a change" }).click();
  await dialog.getByRole("checkbox").check();
  await dialog.getByLabel("New-item deadline").fill("2007-10-25T00:01");
  return dialog;
}

/** An extension to a later moment with words, not yet offered. */
export async function offerFiveDays(page: Page): Promise<Locator> {
  await page.getByRole("timer").getByRole("button").click();
  await page.getByRole("button", { name: "Offer an extension" }).click();
  const dialog = page.getByRole("dialog", { name: "Offer an extension" });
  await dialog.getByLabel("Extended to").fill("2007-11-05T23:59");
  await dialog.getByLabel(/^Words for the record/).fill("So that we finish what is on the table.");
  return dialog;
}

/** The dialogs of the moves that are not made every day, and of what both sides agree on for the talks as a whole. */
export const MOVE_SCREENS: readonly Screen[] = [
  ...(
    [
      ["status-quo", EST, "Current contract language"],
      ["decline", EST, "Decline to answer"],
      ["final-offer", REALITY, "Final offer"],
      ["add-part", REALITY, "Add a part"],
      ["split", REALITY, "Split"],
      ["merge", REALITY, "Merge"],
      ["renumber", REALITY, "Renumber"],
      ["refer", REALITY, "Refer to a working group"],
    ] as const
  ).map(moveScreen),
  {
    name: "requests",
    seat: "Guild chief",
    show: async (page) => {
      await pressTool(page, /^Requests/);
      const dialog = page.getByRole("dialog", { name: "Requests for information" });
      await dialog.getByLabel("What you ask for").fill("What 0.6% would cost, by company.");
      await dialog.getByRole("button", { name: "Ask Producers" }).click();
      await dialog.getByRole("button", { name: "Take request 1 back" }).click();
    },
  },
  {
    name: "extension-form",
    seat: "Guild chief",
    show: async (page) => {
      const dialog = await offerFiveDays(page);
      await dialog.getByRole("region", { name: "As Producers will see it" }).waitFor();
    },
  },
  {
    name: "ground-rules-form",
    seat: "Guild chief",
    show: async (page) => {
      const dialog = await proposeDeadline(page);
      await dialog.getByLabel("Press blackout").selectOption("on");
      await dialog.getByLabel("Notice of an extension").fill("48");
      await dialog.getByRole("region", { name: "As Producers will see it" }).waitFor();
    },
  },
  {
    name: "ground-rules",
    seat: "Guild chief",
    show: async (page) => {
      const dialog = await proposeDeadline(page);
      await dialog.getByRole("button", { name: "Propose it to Producers" }).click();
      await dialog.getByRole("region", { name: "Change proposed by Guild" }).waitFor();
    },
  },
];
