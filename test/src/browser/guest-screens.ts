import { goToRoom } from "./rooms.ts";
import { pageOf } from "./scene.ts";
import type { Screen } from "./screen.ts";

/** A mediator in a caucus: where they are in none, how a side invites them, and what each of them sees then. */
export const GUEST_SCREENS: readonly Screen[] = [
  {
    name: "guest-nowhere",
    seat: "Mediator",
    show: async (page) => {
      await page.getByRole("link", { name: "Caucus", exact: true }).click();
      await page.getByText("You are in no caucus").waitFor();
    },
  },
  {
    name: "guest-invite",
    seat: "Guild chief",
    show: async (page) => {
      await goToRoom(page, "Caucus");
      await page.getByRole("button", { name: "Invite the mediator" }).click();
      await page.getByRole("dialog").getByLabel("For how long").selectOption("1 hour");
    },
  },
  {
    name: "guest-invited",
    seat: "Guild chief",
    show: async (page) => {
      await goToRoom(page, "Caucus");
      await page.getByRole("button", { name: "Invite the mediator" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Invite", exact: true }).click();
      await page.getByRole("button", { name: "End it now" }).waitFor();
    },
  },
  {
    name: "guest",
    seat: "Mediator",
    show: async (page) => {
      await page
        .getByRole("region", { name: "Caucus of Guild" })
        .getByRole("heading", { name: "Home video", exact: true })
        .waitFor();
    },
  },
  {
    name: "guest-of-both",
    seat: "Mediator",
    show: async (page, _world, scene) => {
      const theirs = pageOf(scene, "Producers chief");
      await goToRoom(theirs, "Caucus");
      await theirs.getByRole("button", { name: "Invite the mediator" }).click();
      await theirs.getByRole("dialog").getByRole("button", { name: "Invite", exact: true }).click();
      const sides = page.getByRole("group", { name: "Whose caucus" });
      await sides.getByRole("button", { name: "Producers" }).click();
      await page
        .getByRole("region", { name: "Caucus of Producers" })
        .getByText("There are no notes.")
        .waitFor();
    },
  },
  {
    name: "guest-log",
    seat: "Guild chief",
    show: async (page) => {
      await page.getByRole("button", { name: "End it now" }).click();
      await page.getByText("When the mediator could read (1)").click();
      await page.getByText("Only your side sees this.").waitFor();
    },
  },
];
