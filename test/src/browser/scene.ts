import type { BrowserContextOptions, Page } from "playwright-core";

import type { TestHouse } from "../harness/test-house.ts";
import { takeSeat, type OpenBrowser } from "./open-browser.ts";
import { goToRoom } from "./rooms.ts";

// A room in the middle of its work, for pictures and for whoever checks screens. What is written here is in the facts of
// the case (server/src/demo/data); what is chosen here is only how far the two sides are with their own work.

export interface World {
  readonly browser: OpenBrowser;
  readonly house: TestHouse;
}

/** The seats of the scene by name, each on a page of its own. */
export type Scene = ReadonlyMap<string, Page>;

/** A tab of the Guild chief's browser that speaks for no seat. */
export const STRANGER = "no seat";

const SEATED = [
  "Guild chief",
  "Guild negotiator 1",
  "Guild negotiator 2",
  "Guild staff 1",
  "Producers chief",
  "Producers negotiator 1",
  "Mediator",
  "Observer 1",
  "Host",
];

export const DVD = { id: "wga-dvd", search: "DVD" };
const DRAFT =
  "The home video residual is 0.6% of gross, up from 0.3%: about 8 cents a DVD, up from 4.";

/** Seats everybody, and lets both sides work for a while. Nobody makes a move. Guests only sit at the table. */
export async function playScene(
  world: World,
  context: BrowserContextOptions,
  guests: readonly string[] = [],
): Promise<Scene> {
  const pages = await Promise.all(
    [...SEATED, ...guests].map(async (name): Promise<[string, Page]> => {
      const { page } = await takeSeat(world, name, context);
      return [name, page];
    }),
  );
  const scene = new Map(pages);
  scene.set(STRANGER, await pageOf(scene, "Guild chief").context().newPage());
  await pageOf(scene, "Guild chief").bringToFront();
  await workOnTheTable(scene);
  await workInTheCaucus(scene);
  return scene;
}

/** The page of a seat of the scene. */
export function pageOf(scene: Scene, seat: string): Page {
  const page = scene.get(seat);
  if (page === undefined) throw new Error(`${seat} is not in the scene`);
  return page;
}

async function workOnTheTable(scene: Scene): Promise<void> {
  const guild = pageOf(scene, "Guild negotiator 1");
  const producers = pageOf(scene, "Producers negotiator 1");
  await setStatus(guild, "W-13", "under-discussion");
  await setStatus(producers, "W-12a", "up-next");
  await setStatus(guild, "wga-dvd", "stuck");
  await setRemark(producers, "wga-dvd", "Two sessions, 9 and 10 October, were about this.");
  await setRemark(guild, "W-12a", "Only part a) is in the sources.");
  await producers.locator('[data-line="wga-newmedia-reuse"][data-column="standing"]').click();
}

async function setStatus(page: Page, proposal: string, status: string): Promise<void> {
  const cell = page.locator(`[data-line="${proposal}"][data-column="working-status"]`);
  await cell.click();
  await page.keyboard.press("Enter");
  await cell.locator("select").selectOption(status);
  await cell.locator("select").waitFor({ state: "detached" });
}

async function setRemark(page: Page, proposal: string, words: string): Promise<void> {
  const cell = page.locator(`[data-line="${proposal}"][data-column="remarks"]`);
  await cell.click();
  await page.keyboard.press("Enter");
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
  await cell.getByText(words).waitFor();
}

async function workInTheCaucus(scene: Scene): Promise<void> {
  const first = pageOf(scene, "Guild negotiator 2");
  const second = pageOf(scene, "Guild staff 1");
  await goToRoom(first, "Caucus");
  await goToRoom(second, "Caucus");
  await fillPrivateColumns(first);
  await writeDraft(first);
  const notes = first.getByRole("textbox", { name: "Caucus notes" });
  await notes.click();
  const write = async (line: string): Promise<void> => {
    await first.keyboard.type(line);
    await first.keyboard.press("Enter");
  };
  // The signs at the beginning of a line are the editor's own: heading, list, task.
  await write("# Home video");
  await write(
    "Today: 1.5% of 20% of gross (0.3%) up to $5 million of the studio's gross, then 1.8% of 20% (0.36%).",
  );
  await write(
    "About 3 to 4 cents a DVD on an $11 wholesale price. Our proposal: 0.3% to 0.6% of gross.",
  );
  await write("## What it costs them");
  await write(
    "- A 4-cent increase costs the studios nearly 40 cents: DGA, SAG and IATSE have similar formulas.",
  );
  await write("On 16 October they refused any increase, electronic sell-through included.");
  await first.keyboard.press("Enter");
  await write("## Before we go back");
  await write("[ ] Answer what they say is wrong in our data (9 and 10 October)");
  await first.keyboard.type("Cost the 0.6% over three years");
  const theirs = second.getByRole("textbox", { name: "Caucus notes" });
  await theirs.locator("p", { hasText: "Cost the 0.6% over three years" }).waitFor();
  await theirs.locator("p", { hasText: "up to $5 million" }).click();
  await second.keyboard.press("End");
  await first
    .locator(".notes-caret-flag", { hasText: "Guild staff 1" })
    .waitFor({ state: "attached" });
}

/** Wide, notes and drafts stand beside each other; else each has a button of its own. */
async function showNotes(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Notes/ }).click();
}

async function fillPrivateColumns(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Our matrix" }).click();
  const name = "DVD / home video residual rate";
  await page.getByLabel(`Priority of ${name}`).selectOption("must");
  await page.getByLabel(`Target of ${name}`).fill("0.6% of gross");
  await page.getByLabel(`Our cost of ${name}`).fill("4 cents more a DVD");
  await page.getByLabel(`Private remark of ${name}`).fill("Ten times that across all guilds");
  await page.getByLabel("Priority of W-12 a)").selectOption("want");
  await page.getByLabel("Private remark of W-12 a)").fill("Protection against self-dealing");
  await page.getByLabel("Priority of W-13 a) and b)").selectOption("want");
  await page.getByLabel("Target of W-13 a) and b)").fill("MBA terms for reality");
}

async function writeDraft(page: Page): Promise<void> {
  await showNotes(page);
  await page.getByLabel("Draft of").selectOption(DVD.id);
  await page.getByRole("textbox", { name: /Draft on/ }).fill(DRAFT);
}
