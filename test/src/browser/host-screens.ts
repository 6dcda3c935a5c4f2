import { goToRoom } from "./rooms.ts";
import type { Screen } from "./screen.ts";

/** The host's screens and dialogs, in an order in which nothing has to be undone. */
export const HOST_SCREENS: readonly Screen[] = [
  { name: "monitor-host", seat: "Host", show: async (page) => goToRoom(page, "Monitor") },
  { name: "host", seat: "Host", show: async (page) => goToRoom(page, "Host") },
  {
    name: "host-new-talks",
    seat: "Host",
    show: async (page) => {
      const form = page.getByRole("region", { name: "New talks" });
      await form.scrollIntoViewIfNeeded();
      await form.getByRole("textbox", { name: "Title" }).focus();
    },
  },
  {
    name: "host-links",
    seat: "Host",
    show: async (page) => {
      await page.getByRole("button", { name: /New links for all/ }).click();
      await page.getByRole("dialog", { name: /new links/ }).waitFor();
    },
  },
  {
    name: "host-new-link",
    seat: "Host",
    show: async (page) => {
      const rows = page.getByRole("row").filter({ hasText: /last seen/ });
      await rows.first().getByRole("button", { name: "New link" }).click();
      await page.getByRole("dialog", { name: /New link for/ }).waitFor();
    },
  },
  {
    name: "host-revoke",
    seat: "Host",
    show: async (page) => {
      const row = page.getByRole("row").filter({ hasText: "Guild negotiator 9" });
      await row.getByRole("button", { name: "Revoke" }).click();
      await page.getByRole("dialog", { name: /Revoke/ }).waitFor();
    },
  },
  {
    name: "host-seat",
    seat: "Host",
    show: async (page) => {
      await page.getByRole("button", { name: "Add a seat" }).click();
      await page.getByRole("dialog", { name: "Add a seat" }).waitFor();
    },
  },
];
