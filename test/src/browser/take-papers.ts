import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";

import type { Page } from "playwright-core";

import { openTestHouse } from "../harness/test-house.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { closeDialog, openProposal, pressTool } from "./rooms.ts";

// Takes every paper of the demonstration into a folder (npm run papers -- FOLDER), with two tentative agreements signed in it, and has
// LibreOffice turn those it can read into PDF, to be looked at.

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("Say into which folder.");
mkdirSync(folder, { recursive: true });

/** Of each side, what the other accepts. */
const EST = { id: "P-est", search: "sell-through" };
const REALITY = { id: "W-13", search: "Reality" };
const DVD = { id: "wga-dvd", search: "DVD" };

async function keep(page: Page, button: string): Promise<void> {
  const comes = page.waitForEvent("download");
  await page.getByRole("button", { name: button, exact: true }).first().click();
  const file = await comes;
  await file.saveAs(join(folder ?? "", file.suggestedFilename()));
}

async function press(page: Page, name: string, act: RegExp | string): Promise<void> {
  await page.getByRole("complementary").getByRole("button", { name, exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: act }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

await using house = await openTestHouse();
await using browser = await openBrowser();
const { page: guild } = await takeSeat({ browser, house }, "Guild chief");
const { page: producers } = await takeSeat({ browser, house }, "Producers chief");
for (const [accepting, other, proposal] of [
  [guild, producers, EST],
  [producers, guild, REALITY],
] as const) {
  await openProposal(accepting, proposal);
  await press(accepting, "Accept", /^Accept pass/u);
  await openProposal(other, proposal);
  for (const page of [accepting, other]) await press(page, "Sign TA", "Sign this text");
}

await pressTool(guild, "Export");
const dialog = guild.getByRole("dialog");
await dialog.getByRole("heading", { name: "Matrix", exact: true }).waitFor();
for (const box of await dialog.getByRole("checkbox").all()) await box.check();
const files = dialog.getByRole("button", { name: /^(?:CSV|XLSX|DOCX|PDF) of /u });
const names = await files.evaluateAll((buttons) =>
  buttons.map((button) => button.getAttribute("aria-label") ?? ""),
);
for (const name of names) await keep(guild, name);
await closeDialog(guild);

await openProposal(guild, DVD);
await guild.getByRole("button", { name: "Redline of pass 1" }).click();
await keep(
  guild,
  (await dialog.getByRole("button", { name: /^DOCX/u }).getAttribute("aria-label")) ?? "DOCX",
);
await closeDialog(guild);

const readable = readdirSync(folder).filter((name) => /\.(?:docx|xlsx)$/u.test(name));
const paths = readable.map((name) => join(folder, name));
const { error, status } = spawnSync(
  "soffice",
  ["--headless", "--convert-to", "pdf", "--outdir", folder, ...paths],
  { stdio: "inherit" },
);
if (error !== undefined)
  process.stderr.write("There is no LibreOffice here, so nothing was turned into PDF.\n");
// The browser goes on as long as the process.
process.exit(status ?? 1);
