import { goToRoom, pressTool } from "./rooms.ts";
import type { Screen } from "./screen.ts";

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
      await page.getByRole("note").getByText("The new-item deadline has passed").waitFor();
    },
  },
];
