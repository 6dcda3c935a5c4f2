import { chooseOfSession, goToRoom } from "./rooms.ts";
import type { Screen } from "./screen.ts";

/** What people read who were away while others moved, and the table off the record. The session of the minutes still goes on. */
export const SINCE_SCREENS: readonly Screen[] = [
  {
    name: "news",
    seat: "Guild negotiator 1",
    show: async (page) => {
      await goToRoom(page, "Table");
      await page.getByRole("button", { name: /moved since you looked$/ }).click();
      await page
        .getByRole("list", { name: "Moves, the newest first" })
        .getByRole("listitem")
        .first()
        .waitFor();
    },
  },
  {
    name: "leave-seat",
    seat: "Guild negotiator 1",
    show: async (page) => {
      await page.getByRole("button", { name: "Keys and settings" }).click();
      await page.getByRole("button", { name: "Leave this seat here" }).click();
      await page.getByText("To come back you need a new link").waitFor();
    },
  },
  {
    name: "off-record-ask",
    seat: "Guild chief",
    show: async (page) => {
      await goToRoom(page, "Table");
      await chooseOfSession(page, "Go off the record");
      await page.getByRole("dialog", { name: "Go off the record" }).waitFor();
    },
  },
  {
    name: "off-record",
    seat: "Guild chief",
    show: async (page) => {
      await chooseOfSession(page, "Go off the record");
      await page.getByRole("dialog").getByRole("button", { name: "Go off the record" }).click();
      await page
        .getByRole("banner")
        .getByText(/^Off the record since/)
        .waitFor();
    },
  },
  {
    name: "off-record-gallery",
    seat: "Observer 1",
    show: async (page) => {
      await goToRoom(page, "Gallery");
      await page.getByText(/^The table is off the record since/).waitFor();
    },
  },
];
