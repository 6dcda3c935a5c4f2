import type { Page } from "playwright-core";

import { openBrowser, takeSeat } from "../browser/open-browser.ts";
import { openProposal } from "../browser/rooms.ts";
import { openTestHouse } from "../harness/test-house.ts";
import type { TwoTexts } from "./forty-pages.ts";

/** What somebody waits for who opens a redline in a real browser, beside the words alone in a box of the same size. */
export interface Drawn {
  /** From the press of the button until the first words with their marks are painted: scripts, comparing and all. */
  readonly seenMs: number;
  /** Until every clause and every change of the list is there. */
  readonly wholeMs: number;
  /** The longest that the page answered nobody meanwhile; 0 where it was never 50 ms. */
  readonly blockMs: number;
  readonly plainMs: number;
}

const PROPOSAL = { id: "P-est", search: "sell-through" };

/** Two passes of these texts at a real house, and a look at the second one's redline in a page that has never shown one. */
export async function drawRedline(texts: TwoTexts): Promise<Drawn> {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page: guild } = await takeSeat(world, "Guild chief");
  const { page: producers } = await takeSeat(world, "Producers chief");
  await pass(guild, texts.before);
  await pass(producers, texts.after);
  await producers.reload();
  await openProposal(producers, PROPOSAL);
  const button = producers.getByRole("button", { name: "Redline of pass 3" });
  await button.waitFor();
  const drawn = await button.evaluate(press);
  await producers.keyboard.press("Escape");
  await producers.getByRole("dialog").waitFor({ state: "detached" });
  return { ...drawn, plainMs: await producers.evaluate(drawWords, texts.after) };
}

async function pass(page: Page, text: string): Promise<void> {
  await page.bringToFront();
  await openProposal(page, PROPOSAL);
  const panel = page.getByRole("complementary");
  await panel.getByRole("button", { name: /^(Counter|Pass a text)$/ }).click();
  await page.getByRole("textbox", { name: "Text of the pass" }).fill(text);
  await page.getByRole("button", { name: "Review as they will see it" }).click();
  await page.getByRole("button", { name: /^(Counter pass|Pass to)/ }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** Runs in the page. */
async function press(button: Element): Promise<Omit<Drawn, "plainMs">> {
  const painted = async (): Promise<number> => {
    for (let frames = 0; frames < 2; frames += 1)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now();
  };
  let blockMs = 0;
  const note = (entries: PerformanceEntryList): void => {
    for (const { duration } of entries) blockMs = Math.max(blockMs, duration);
  };
  const watch = new PerformanceObserver((list) => note(list.getEntries()));
  watch.observe({ type: "longtask" });
  const until = async (selector: string): Promise<void> => {
    await new Promise<void>((resolve) => {
      const look = (): void => {
        if (document.querySelector(selector) === null) return;
        changes.disconnect();
        resolve();
      };
      const changes = new MutationObserver(look);
      changes.observe(document, { childList: true, subtree: true, attributes: true });
      look();
    });
  };
  const fromMs = performance.now();
  (button as HTMLElement).click();
  await until(".redline-text .legal-text > *");
  const seenMs = (await painted()) - fromMs;
  await until(".redline-text:not([aria-busy])");
  await until(".redline-list:not([aria-busy])");
  const wholeMs = (await painted()) - fromMs;
  // What has been noted and not told yet: two frames have been drawn since the last of it.
  note(watch.takeRecords());
  watch.disconnect();
  return { seenMs, wholeMs, blockMs };
}

/** Runs in the page. */
async function drawWords(words: string): Promise<number> {
  const fromMs = performance.now();
  const box = document.body.appendChild(document.createElement("div"));
  box.className = "legal-text redline-text";
  box.style.cssText = "position: fixed; inset: 0; z-index: 99; background: white;";
  box.textContent = words;
  for (let frames = 0; frames < 2; frames += 1)
    await new Promise((resolve) => requestAnimationFrame(resolve));
  const ms = performance.now() - fromMs;
  box.remove();
  return ms;
}
