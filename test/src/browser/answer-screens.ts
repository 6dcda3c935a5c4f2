import { moveScreen, offerFiveDays, REALITY } from "./move-screens.ts";
import { closeDialog, goToRoom, openProposal, pressTool } from "./rooms.ts";
import { pageOf } from "./scene.ts";
import type { Screen } from "./screen.ts";

const LATE = "Stunt coordinators";

/** What the other side's chief is asked, and what follows from the answer. The ground rules' deadline has passed when both agree to it. */
export const ANSWER_SCREENS: readonly Screen[] = [
  {
    name: "requests-answer",
    seat: "Producers chief",
    show: async (page) => {
      await goToRoom(page, "Table");
      await pressTool(page, /^Requests/);
      await page.getByRole("button", { name: "Answer request 1" }).click();
    },
  },
  {
    name: "extension-answer",
    seat: "Producers chief",
    show: async (page, _world, scene) => {
      const guild = pageOf(scene, "Guild chief");
      await closeDialog(guild);
      const dialog = await offerFiveDays(guild);
      await dialog.getByRole("button", { name: "Offer it to Producers" }).click();
      await page.getByRole("timer").getByRole("button").click();
      await page.getByRole("button", { name: "Agree to this" }).click();
      await page.getByRole("region", { name: "As Guild will see it" }).waitFor();
    },
  },
  {
    name: "ground-rules-answer",
    seat: "Producers chief",
    show: async (page) => {
      await pressTool(page, /^Ground rules/);
      await page.getByRole("button", { name: "Agree to this change" }).waitFor();
    },
  },
  {
    name: "ground-rules-agreed",
    seat: "Producers chief",
    show: async (page) => {
      await pressTool(page, /^Ground rules/);
      await page.getByRole("button", { name: "Agree to this change" }).click();
      await page.getByRole("button", { name: "Agree: it holds from now on" }).click();
      const offer = page.getByRole("region", { name: "Change proposed by Guild" });
      await offer.waitFor({ state: "detached" });
    },
  },
  {
    name: "late-item",
    seat: "Guild chief",
    show: async (page) => {
      await goToRoom(page, "Table");
      await pressTool(page, "Table a proposal");
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("What it is about").fill(LATE);
      await dialog.getByRole("button", { name: /^Table it before/ }).click();
      await dialog.waitFor({ state: "detached" });
      await pressTool(page, "Table a proposal");
      await page.getByRole("note").getByText("The new-item deadline has passed").waitFor();
    },
  },
  {
    name: "late-item-answer",
    seat: "Producers chief",
    show: async (page) => {
      const search = page.getByRole("searchbox", { name: "Search the proposals" });
      await search.fill(LATE);
      const line = page.locator(".grid-line", { hasText: LATE });
      await line.locator('[data-column="title"]').click();
      const panel = page.getByRole("complementary", { name: LATE });
      await panel.waitFor();
      await search.fill("");
      await panel.getByRole("button", { name: "Answer the late item" }).click();
      await page.getByRole("radio", { name: /^Refuse/ }).check();
    },
  },
  {
    name: "late-split",
    seat: "Guild chief",
    show: async (page, world, scene) => {
      await moveScreen(["late-split", REALITY, "Split"]).show(page, world, scene);
      const second = page.getByRole("dialog").getByRole("region").nth(1);
      await second.getByLabel("What it is about").fill(LATE);
      await second.getByLabel("Text").fill("Stunt coordinators are covered by Appendix A.");
      await page.getByRole("note").getByText("takes up nothing").scrollIntoViewIfNeeded();
    },
  },
  {
    name: "bring-back",
    seat: "Producers chief",
    show: async (page) => {
      await openProposal(page, { id: "P-1", search: "Residual Payment Point" });
      await page
        .getByRole("complementary")
        .getByRole("button", { name: "Bring it back", exact: true })
        .click();
      await page.getByRole("dialog").waitFor();
    },
  },
];
