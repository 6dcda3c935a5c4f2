import type { Page } from "playwright-core";

import { closeDialog, goToRoom, openProposal } from "./rooms.ts";
import { pageOf } from "./scene.ts";
import type { Screen } from "./screen.ts";

const EST = { id: "P-est", search: "sell-through" };

async function press(page: Page, name: string): Promise<void> {
  const panel = page.getByRole("complementary");
  await panel.getByRole("button", { name, exact: true }).click();
}

/** A text from its acceptance to the repudiation of what both chiefs have signed. */
export const AGREEMENT_SCREENS: readonly Screen[] = [
  {
    name: "sign",
    seat: "Guild chief",
    show: async (page) => {
      await goToRoom(page, "Table");
      await openProposal(page, EST);
      await press(page, "Accept");
      await page.getByRole("button", { name: /^Accept pass/ }).click();
      await press(page, "Sign TA");
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "repudiate",
    seat: "Guild chief",
    show: async (page, _world, scene) => {
      const producers = pageOf(scene, "Producers chief");
      await closeDialog(producers);
      await goToRoom(producers, "Table");
      await openProposal(producers, EST);
      for (const each of [page, producers]) {
        await press(each, "Sign TA");
        await each.getByRole("button", { name: "Sign this text" }).click();
        await each.getByRole("dialog").waitFor({ state: "detached" });
      }
      await press(page, "Repudiate");
      await page.getByRole("dialog").waitFor();
    },
  },
];
