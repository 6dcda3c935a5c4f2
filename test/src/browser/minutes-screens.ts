import type { Page } from "playwright-core";

import { closeDialog, goToRoom, pressTool } from "./rooms.ts";
import type { Screen } from "./screen.ts";

const WORDS = "Both sides went through the home video residual on 9 and 10 October.";

async function offer(page: Page, words: string): Promise<void> {
  await page.getByRole("button", { name: "Offer an entry" }).click();
  await page.getByLabel("What the minutes shall say").fill(words);
  await page.getByRole("button", { name: /^Offer it to/ }).click();
  await page.locator("blockquote", { hasText: words }).waitFor();
}

/** The joint minutes from nothing to two entries, one of which corrects the other. */
export const MINUTES_SCREENS: readonly Screen[] = [
  {
    name: "minutes-form",
    seat: "Guild chief",
    show: async (page) => {
      await goToRoom(page, "Table");
      const open = page.getByRole("button", { name: "Open a session" });
      if (await open.isVisible()) {
        await open.click();
        await page.getByRole("button", { name: "Open the session" }).click();
        await page.getByRole("dialog").waitFor({ state: "detached" });
      }
      await pressTool(page, /^Minutes and statements/);
      await page.getByRole("button", { name: "Offer an entry" }).click();
      await page.getByLabel("What the minutes shall say").fill(WORDS);
      await page.getByRole("region", { name: "As Producers will see it" }).waitFor();
    },
  },
  {
    name: "minutes-sign",
    seat: "Producers chief",
    show: async (page, _world, scene) => {
      const guild = scene.get("Guild chief");
      if (guild === undefined) throw new Error("the guild's chief is not there");
      await closeDialog(guild);
      await pressTool(guild, /^Minutes and statements/);
      await offer(guild, WORDS);
      await offer(guild, "The Producers did not answer the figures.");
      await closeDialog(guild);
      await goToRoom(page, "Table");
      await pressTool(page, /^Minutes and statements/);
      await page.getByRole("button", { name: "Sign these words" }).first().click();
    },
  },
  {
    name: "minutes",
    seat: "Producers chief",
    show: async (page) => {
      await pressTool(page, /^Minutes and statements/);
      await page.getByRole("button", { name: "Sign these words" }).first().click();
      await page.getByRole("button", { name: /^Sign entry 1/ }).click();
      await page.getByRole("button", { name: "Decline it" }).click();
      await page.getByLabel(/^Why your side/).fill("We said when we would answer.");
      await page.getByRole("button", { name: "Decline the entry" }).click();
      await page.getByRole("button", { name: "Offer a correction of entry 1" }).click();
      await page.getByLabel("What the minutes shall say").fill(`${WORDS} Nothing was agreed.`);
      await page.getByRole("button", { name: /^Offer it to/ }).click();
      await page.getByText("offered and not signed").click();
    },
  },
  {
    name: "minutes-mediator",
    seat: "Mediator",
    show: async (page) => {
      await goToRoom(page, "Table");
      await pressTool(page, /^Minutes and statements/);
      await page.getByRole("region", { name: "Session 1" }).waitFor();
    },
  },
];

const STATEMENT =
  "The Guild and the Producers met today. They meet again on Monday and say no more until then.";

/** Statements from a draft that waits for its time to one that the gallery shows. */
export const STATEMENT_SCREENS: readonly Screen[] = [
  {
    name: "statement-form",
    seat: "Guild chief",
    show: async (page) => {
      await goToRoom(page, "Table");
      await pressTool(page, /^Minutes and statements/);
      await page.getByRole("button", { name: /^Statements/ }).click();
      await page.getByRole("button", { name: "Write a statement" }).click();
      await page.getByLabel("The statement, word for word").fill(STATEMENT);
      await page.getByLabel(/^Not before/).fill("2099-01-01T18:30");
    },
  },
  {
    name: "statement-kept",
    seat: "Guild chief",
    show: async (page) => page.getByRole("region", { name: "Your statement" }).waitFor(),
  },
  {
    name: "statement-sign",
    seat: "Producers chief",
    show: async (page, _world, scene) => {
      const guild = scene.get("Guild chief");
      if (guild === undefined) throw new Error("the guild's chief is not there");
      await closeDialog(guild);
      await pressTool(guild, /^Minutes and statements/);
      await guild.getByRole("button", { name: /^Statements/ }).click();
      await guild.getByRole("button", { name: "Go on with it" }).click();
      await guild.getByRole("radio", { name: /^Both sides/ }).check();
      await guild.getByRole("button", { name: "Offer it to Producers" }).click();
      await guild.getByText("Not published: it waits for Producers.").waitFor();
      await closeDialog(guild);
      await goToRoom(page, "Table");
      await pressTool(page, /^Minutes and statements/);
      await page.getByRole("button", { name: /^Statements/ }).click();
      await page.getByRole("button", { name: "Sign this statement" }).click();
    },
  },
  {
    name: "statements",
    seat: "Producers chief",
    show: async (page) => {
      await pressTool(page, /^Minutes and statements/);
      await page.getByRole("button", { name: /^Statements/ }).click();
      await page.getByRole("button", { name: "Sign this statement" }).click();
      await page.getByRole("button", { name: /^Sign it/ }).click();
      await page.getByRole("button", { name: "Write a statement" }).click();
      await page.getByLabel("The statement, word for word").fill("We are ready on Monday.");
      await page.getByRole("button", { name: "Publish it now" }).click();
      await page.getByRole("list", { name: "Statements" }).getByText("ready on Monday").waitFor();
    },
  },
  {
    name: "statements-gallery",
    seat: "Observer 1",
    show: async (page) => {
      await goToRoom(page, "Gallery");
      await page.getByRole("region", { name: "Statements" }).waitFor();
    },
  },
];
