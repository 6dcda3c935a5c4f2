import { goToRoom } from "./rooms.ts";
import { DVD } from "./scene.ts";
import type { Screen } from "./screen.ts";

/** A vote of the side's committee, from who votes to the pass that it authorises. Nothing of it leaves the side. */
export const VOTE_SCREENS: readonly Screen[] = [
  {
    name: "votes-bodies",
    seat: "Guild chief",
    show: async (page) => {
      await goToRoom(page, "Caucus");
      await page.getByRole("button", { name: /^Votes/ }).click();
      await page.getByRole("button", { name: "Who votes" }).click();
      const dialog = page.getByRole("dialog", { name: "Who votes" });
      await dialog.getByRole("textbox", { name: "Name" }).fill("West");
      await dialog.getByRole("checkbox", { name: "Guild negotiator 1", exact: true }).check();
      await dialog.getByRole("checkbox", { name: "Guild chief", exact: true }).check();
    },
  },
  {
    name: "votes-call",
    seat: "Guild chief",
    show: async (page) => {
      await page.getByRole("button", { name: "Who votes" }).click();
      const bodies = page.getByRole("dialog", { name: "Who votes" });
      await bodies.getByRole("textbox", { name: "Name" }).fill("West");
      await bodies.getByRole("checkbox", { name: "Guild negotiator 1", exact: true }).check();
      await bodies.getByRole("checkbox", { name: "Guild chief", exact: true }).check();
      await bodies.getByRole("button", { name: "Keep this" }).click();
      await bodies.waitFor({ state: "detached" });
      await page.getByRole("button", { name: "Call a vote" }).click();
      await page.getByRole("dialog").getByLabel("Proposal").selectOption(DVD.id);
    },
  },
  {
    name: "votes",
    seat: "Guild chief",
    show: async (page) => {
      await page.getByRole("button", { name: "Call a vote" }).click();
      await page.getByRole("dialog").getByLabel("Proposal").selectOption(DVD.id);
      await page.getByRole("button", { name: "Call the vote" }).click();
      const ballot = page.getByRole("group", { name: /^Your ballot/ });
      await ballot.getByRole("button", { name: "Yes" }).click();
      await ballot.getByRole("button", { name: "Yes", pressed: true }).waitFor();
    },
  },
  {
    name: "votes-warn",
    seat: "Guild chief",
    show: async (page) => {
      await page.getByRole("button", { name: "Close the vote" }).click();
      await page
        .getByText(/carried/i)
        .first()
        .waitFor();
      await page.getByRole("button", { name: /^Notes/ }).click();
      await page.getByLabel("Draft of").selectOption(DVD.id);
      await page.getByRole("button", { name: "Review as they will see it" }).click();
      await page.getByRole("button", { name: "Show the tally" }).click();
    },
  },
];
