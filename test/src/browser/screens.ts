import { personalLink } from "@crosstable/shared/session/sign-in";
import type { Page } from "playwright-core";

import { AGREEMENT_SCREENS } from "./agreement-screens.ts";
import { ANSWER_SCREENS } from "./answer-screens.ts";
import { CONTRACT_SCREENS } from "./contract-screens.ts";
import { GUEST_SCREENS } from "./guest-screens.ts";
import { HOST_SCREENS } from "./host-screens.ts";
import { IMPORT_SCREENS } from "./import-screens.ts";
import { MINUTES_SCREENS, STATEMENT_SCREENS } from "./minutes-screens.ts";
import { MOVE_SCREENS, moveScreen } from "./move-screens.ts";
import { PACKAGE_SCREENS } from "./package-screens.ts";
import { chooseOfSession, closeDialog, goToRoom, openProposal, pressTool } from "./rooms.ts";
import { DVD, pageOf, STRANGER, type Scene, type World } from "./scene.ts";
import type { Screen } from "./screen.ts";
import { VOTE_SCREENS } from "./vote-screens.ts";

const EST = { id: "P-est", search: "sell-through" };
const REALITY = { id: "W-13", search: "Reality" };

/** Every screen and dialog. They come in an order in which nothing has to be undone: the moves of the last ones are made between them. */
export const SCREENS: readonly Screen[] = [
  {
    name: "join",
    seat: null,
    show: async (page, world) => {
      await page.goto(linkOf(world, "Guild negotiator 9"));
      await page.getByRole("button", { name: "Take your seat" }).waitFor();
    },
  },
  {
    name: "link-used",
    seat: null,
    show: async (page, world) => {
      await page.goto("about:blank");
      await page.goto(linkOf(world, "Guild chief"));
      await page.getByRole("heading", { name: "This link has been used" }).waitFor();
    },
  },
  {
    name: "link-wrong",
    seat: null,
    show: async (page, world) => {
      await page.goto("about:blank");
      await page.goto(personalLink(world.house.origin, "x".repeat(43)));
      await page.getByRole("heading", { name: "This link opens no seat" }).waitFor();
    },
  },
  {
    name: "home",
    seat: null,
    show: async (page, world) => {
      await page.goto(world.house.origin);
      await page.getByRole("link", { name: /Guild chief/ }).waitFor();
    },
  },
  {
    name: "verify",
    seat: null,
    show: async (page, world) => {
      await page.goto(`${world.house.origin}/verify`);
      await page.getByRole("heading", { name: "Check a record" }).waitFor();
    },
  },
  { name: "table", seat: "Guild chief", show: async (page) => goToRoom(page, "Table") },
  {
    name: "table-menu",
    seat: "Guild chief",
    show: async (page) => page.getByRole("button", { name: "More", exact: true }).click(),
  },
  {
    name: "session-menu",
    seat: "Guild chief",
    show: async (page) => page.getByRole("button", { name: "More of the session" }).click(),
  },
  {
    name: "hand",
    seat: "Guild chief",
    show: async (page) => {
      await chooseOfSession(page, /^Hand over/);
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "table-panel",
    seat: "Guild chief",
    show: async (page) => openProposal(page, DVD),
  },
  {
    name: "redline",
    seat: "Guild chief",
    show: async (page) => {
      await openProposal(page, DVD);
      await page
        .getByRole("complementary")
        .getByRole("button", { name: /^Redline/ })
        .click();
      await page.getByRole("button", { name: "Next change" }).click();
      await page.getByText(/^Change 1 of/).waitFor();
    },
  },
  {
    name: "table-proposal",
    seat: "Guild chief",
    show: async (page) => {
      await pressTool(page, "Table a proposal");
      await page.getByRole("textbox", { name: "Text of the proposal" }).waitFor();
    },
  },
  {
    name: "export",
    seat: "Guild chief",
    show: async (page) => {
      await pressTool(page, "Export");
      await page.getByLabel("I want a file with what only Guild may read").check();
    },
  },
  {
    name: "pass-write",
    seat: "Guild chief",
    show: async (page) => {
      await openProposal(page, EST);
      await press(page, "Counter");
      await page
        .getByRole("textbox", { name: "Text of the pass" })
        .fill("Permanent downloads are not DVDs.");
    },
  },
  {
    name: "pass-review",
    seat: "Guild chief",
    show: async (page) => {
      await openProposal(page, EST);
      await press(page, "Counter");
      await page
        .getByRole("textbox", { name: "Text of the pass" })
        .fill("Permanent downloads are not DVDs.");
      await page.getByRole("button", { name: "Review as they will see it" }).click();
      await page.getByRole("heading", { name: /will see it/ }).waitFor();
    },
  },
  ...(
    [
      ["hold", EST, "Hold"],
      ["reject", EST, "Reject"],
      ["accept", EST, "Accept"],
      ["withdraw", REALITY, "Withdraw"],
    ] as const
  ).map(moveScreen),
  ...MOVE_SCREENS,
  ...ANSWER_SCREENS,
  {
    name: "caucus-notes",
    seat: "Guild chief",
    show: async (page) => {
      await goToRoom(page, "Caucus");
      await page
        .getByRole("textbox", { name: "Caucus notes" })
        .getByText("Home video")
        .first()
        .waitFor();
      await page.locator(".notes-caret").first().waitFor({ state: "attached" });
      await page.getByLabel("Draft of").selectOption(DVD.id);
    },
  },
  {
    name: "caucus-matrix",
    seat: "Guild chief",
    show: async (page) => page.getByRole("button", { name: "Our matrix" }).click(),
  },
  {
    name: "caucus-draft-new",
    seat: "Guild chief",
    show: async (page) => {
      await page.getByRole("button", { name: /^Notes/ }).click();
      await page.getByRole("button", { name: "Draft a new proposal" }).click();
      await page.getByRole("textbox", { name: "Text of the new proposal" }).waitFor();
    },
  },
  ...IMPORT_SCREENS,
  ...CONTRACT_SCREENS,
  {
    name: "search",
    seat: "Guild chief",
    show: async (page) => {
      await page.keyboard.press("Control+k");
      await page.getByRole("searchbox", { name: "Search the table" }).fill("8 cents");
      await page.getByRole("dialog").locator("mark").first().waitFor();
    },
  },
  {
    name: "search-worksheet",
    seat: "Guild chief",
    show: async (page) => {
      await page.keyboard.press("Control+k");
      await page.getByRole("searchbox", { name: "Search the table" }).fill("part a) sources");
      await page.getByRole("region", { name: "On the worksheet" }).waitFor();
    },
  },
  {
    name: "search-caucus",
    seat: "Guild chief",
    show: async (page) => {
      await page.keyboard.press("Control+k");
      await page.getByRole("button", { name: "Our caucus" }).click();
      await page.getByRole("searchbox", { name: "Search our caucus" }).fill("0.6%");
      await page.getByRole("dialog").locator("mark").first().waitFor();
    },
  },
  ...VOTE_SCREENS,
  { name: "record", seat: "Guild chief", show: async (page) => goToRoom(page, "Record") },
  {
    name: "keys",
    seat: "Guild chief",
    show: async (page) => {
      await page.getByRole("button", { name: "Keys and settings" }).click();
      await page.getByRole("dialog", { name: "Keys and settings" }).waitFor();
    },
  },
  {
    name: "expiration",
    seat: "Guild chief",
    show: async (page) => {
      await page.getByRole("timer").getByRole("button").click();
      await page.getByRole("dialog").waitFor();
    },
  },
  ...(["record", "memorandum"] as const).map((paper) => ({
    name: `paper-${paper}`,
    seat: "Guild chief",
    show: async (page: Page, { house }: World) => {
      const [, places, seat] = new URL(page.url()).pathname.split("/");
      await page.goto(`${house.origin}/${places}/${seat}/papers/${paper}`);
      await page.getByRole("button", { name: "Print or save as PDF" }).waitFor();
    },
  })),
  { name: "monitor-staff", seat: "Guild staff 1", show: async (page) => goToRoom(page, "Monitor") },
  { name: "monitor-mediator", seat: "Mediator", show: async (page) => goToRoom(page, "Monitor") },
  { name: "table-mediator", seat: "Mediator", show: async (page) => goToRoom(page, "Table") },
  {
    name: "table-sources",
    seat: "Mediator",
    show: async (page) => {
      await page.getByText(/^What the sources leave open/).click();
      await page.getByText("Sources disagree. AMPTP answers").scrollIntoViewIfNeeded();
    },
  },
  ...HOST_SCREENS,
  ...PACKAGE_SCREENS,
  ...MINUTES_SCREENS,
  ...STATEMENT_SCREENS,
  { name: "gallery", seat: "Observer 1", show: async (page) => goToRoom(page, "Gallery") },
  ...AGREEMENT_SCREENS,
  ...GUEST_SCREENS,
  {
    // It leaves the room, and comes last.
    name: "verify-checked",
    seat: "Guild chief",
    show: async (page, { house }) => {
      await goToRoom(page, "Record");
      const coming = page.waitForEvent("download");
      await page.getByRole("button", { name: "Download the record" }).click();
      const path = await (await coming).path();
      await page.goto(`${house.origin}/verify`);
      await page.getByLabel(/Record file/).setInputFiles(path);
      await page.getByText("Everything is right in").waitFor();
    },
  },
];

/** The page of a screen, brought to it from wherever it stands. */
export async function showScreen(screen: Screen, scene: Scene, world: World): Promise<Page> {
  const page = pageOf(scene, screen.seat ?? STRANGER);
  // A tab behind another of its window is drawn once a second.
  await page.bringToFront();
  await closeDialog(page);
  await screen.show(page, world, scene);
  return page;
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("complementary").getByRole("button", { name, exact: true }).click();
}

function linkOf(world: World, seat: string): string {
  const link = world.house.house.demoLinks.find((each) => each.seat.name === seat);
  if (link?.secret == null) throw new Error(`no link of ${seat}`);
  return personalLink(world.house.origin, link.secret);
}
