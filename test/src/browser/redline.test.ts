import { randomUUID } from "node:crypto";

import { mustProposalId } from "@crosstable/shared/ids";
import type { Move } from "@crosstable/shared/moves/move";
import { clockTime } from "@crosstable/shared/papers/paper-dates";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";

import { caseOf } from "../harness/case-of.ts";
import { takeSeat as takeSeatByWire } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { pressButton } from "./keyboard.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { openProposal } from "./rooms.ts";
import { takeDocx } from "./take-docx.ts";

const SELL_THROUGH = { id: "P-est", search: "sell-through" };
const TABLED = `# Article 9
9.1 A residual is paid on each download at these rates:
| Sales | Rate of gross |
| --- | --- |
| up to 100,000 | 0.30% |
9.2 Gross is the distributor's gross and nothing is deducted from it.
9.3 A dispute goes to an arbitrator whom both sides name together.`;
const ANSWER = `# Article 9
9.1 A residual is paid on each download at these rates:
| Sales | Rate of gross |
| --- | --- |
| up to 100,000 | 0.25% |
9.2 A dispute goes to an arbitrator whom both sides name together.
9.3 Gross is the distributor's gross and nothing is deducted from it.`;

async function writePass(page: Page, text: string): Promise<void> {
  await page.bringToFront();
  await openProposal(page, SELL_THROUGH);
  await page
    .getByRole("complementary")
    .getByRole("button", { name: /^(Counter|Pass a text)$/ })
    .click();
  await page.getByRole("textbox", { name: "Text of the pass" }).fill(text);
  await page.getByRole("button", { name: "Review as they will see it" }).click();
}

async function makePass(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^(Counter pass|Pass to)/ }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

async function lookOf(mark: Locator): Promise<string> {
  return mark.evaluate((element) => {
    const sample = document.body.appendChild(document.createElement("i"));
    sample.style.color = "var(--b)";
    const side = getComputedStyle(sample).color;
    sample.remove();
    const { color, textDecorationLine, textDecorationStyle } = getComputedStyle(element);
    return `${textDecorationLine} ${textDecorationStyle}, ${color === side ? "of the side" : color}`;
  });
}

/** What a screen reader has of the page, in its order. */
async function readAloud(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const wordsOf = (id: string): string => {
    const node = byId.get(id);
    if (node?.role?.value === "StaticText") return ` ${String(node.name?.value)} `;
    return (node?.childIds ?? []).map(wordsOf).join("");
  };
  return wordsOf(nodes[0]?.nodeId ?? "").replaceAll(/\s+/gu, " ");
}

test("REDLINE-5 REDLINE-6 ACCESS-2 what a pass changes is shown before it is made, and stepped through afterwards by keyboard alone", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page: guild } = await takeSeat(world, "Guild chief");
  const { page: producers } = await takeSeat(world, "Producers chief");
  await writePass(guild, TABLED);
  await makePass(guild);

  await writePass(producers, ANSWER);
  const review = producers.getByRole("dialog").getByRole("region", { name: "Redline" });
  await expect
    .poll(() => review.getByLabel("Against").evaluate((select) => select.textContent))
    .toMatch(/^Pass 2 by Guild/);
  await review.getByText("3 changes:").waitFor();
  // Told apart without colour, and coloured by whose pass it is.
  expect(await lookOf(review.locator(".by-b ins").first())).toBe("underline double, of the side");
  expect(await lookOf(review.locator(".by-b del").first())).toBe("line-through solid, of the side");
  await makePass(producers);

  await guild.bringToFront();
  await openProposal(guild, SELL_THROUGH);
  await guild.getByRole("button", { name: "Redline of pass 3" }).focus();
  await guild.keyboard.press("Enter");
  const redline = guild.getByRole("dialog").getByRole("region", { name: "Redline" });
  await redline.getByText("3 changes: 1 replacement, 1 move, 1 clause renumbered.").waitFor();
  const text = redline.getByRole("group", { name: "Text with its changes" });
  await text.getByRole("cell", { name: "0.30%" }).waitFor();
  await expect.poll(() => text.locator("del").first().textContent()).toContain("0.30%");
  await expect.poll(() => text.locator("ins").first().textContent()).toContain("0.25%");

  expect(await readAloud(guild)).toContain("deleted: 0.30% end inserted: 0.25% end");

  await pressButton(guild, "Next change");
  await redline.getByText("Change 1 of 3").waitFor();
  expect(await text.locator("[data-current]").allTextContents()).toHaveLength(2);
  await guild.keyboard.press("p");
  await redline.getByText("Change 3 of 3").waitFor();
  const current = redline.locator('[aria-current="true"]');
  expect(await current.textContent()).toContain("Clause moved9.2 → 9.3");
  const marked = await text.locator("[data-current]").allTextContents();
  expect(marked.join(" ")).toContain("moved to 9.3");
  expect(marked.join(" ")).toContain("moved from 9.2");

  await redline.getByRole("list", { name: "List of changes" }).getByRole("button").first().click();
  await redline.getByText("Change 1 of 3").waitFor();

  const { name, paper } = await takeDocx(redline);
  expect(name).toMatch(
    /^wga-amptp-2007-.*-pass-3-against-pass-2-\d{4}-\d\d-\d\d-[0-9a-f]{8}\.docx$/u,
  );
  const { sides, proposals, zone } = caseOf(house);
  const stamp = proposals.find(({ id }) => id === SELL_THROUGH.id)?.passes.at(-1)?.stamp;
  const of = { author: sides.b.name, date: clockTime(stamp?.at ?? "", zone) };
  expect(paper.changes()).toContainEqual({ kind: "deleted", words: "0.30%", ...of });
  expect(paper.changes()).toContainEqual({ kind: "inserted", words: "0.25%", ...of });
  expect(paper.text()).toContain(`Pass 3 by ${sides.b.name}.Passed `);
  const { authors, dates } = paper.marks();
  expect([...authors, ...dates]).toEqual([of.author, of.date]);

  // The first pass is not on the matrix any more; its text comes from the record.
  await redline.getByLabel("Against").selectOption("Pass 1 by Producers");
  await redline.getByText(/^\d+ changes: /).waitFor();
  await expect.poll(() => text.locator("[data-current]").count()).toBe(0);
});

test("BOUND-2 REDLINE-5 ACCESS-2 texts of more lines than a screen holds are shown in pages that turn by themselves with each step, by keyboard alone", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const changes = 3_000;
  await using guild = await takeSeatByWire(house, { side: "a", role: "chief" });
  await using producers = await takeSeatByWire(house, { side: "b", role: "chief" });
  for (const [by, word] of [
    [guild, "rate"],
    [producers, "week"],
  ] as const) {
    const text = Array.from({ length: changes }, (_, at) => `${word} ${at}`).join("\n");
    const proposal = mustProposalId(SELL_THROUGH.id);
    const moves: Move[] = [{ kind: "pass", proposal, answers: null, text }];
    const asked = { request: "make-move", key: randomUUID(), moves } as const;
    expect(await by.ask<"make-move">(asked)).toHaveProperty("done");
  }
  const { page } = await takeSeat(world, "Guild negotiator 1");
  await openProposal(page, SELL_THROUGH);
  const comparers = (): number =>
    page.workers().filter((worker) => worker.url().includes("redline-worker")).length;
  expect(comparers()).toBe(0);
  await page.getByRole("button", { name: "Redline of pass 3" }).focus();
  // What compares has begun before anybody presses the button.
  await expect.poll(comparers).toBe(1);
  await page.keyboard.press("Enter");
  const redline = page.getByRole("dialog").getByRole("region", { name: "Redline" });
  // By its place, since to name each of thousands of buttons takes longer than to press one.
  const press = async (words: string): Promise<void> => {
    await redline
      .locator(".redline-steps button, .redline-pages button", { hasText: words })
      .focus();
    await page.keyboard.press("Enter");
  };
  await redline.getByText("Page 1 of 2").waitFor();
  const text = redline.getByRole("group", { name: "Text with its changes" });
  const marked = text.locator("p", { has: page.locator("[data-current]") });
  // Slice by slice, until all of the page is there.
  await expect.poll(() => redline.locator("[aria-busy]").count()).toBe(0);
  const list = redline.getByRole("list", { name: "List of changes" }).getByRole("listitem");
  const onPage = await text.locator("p").count();
  expect(onPage).toBeGreaterThan(1_000);
  expect(onPage).toBeLessThan(changes);
  await expect.poll(() => list.count()).toBe(onPage);

  await press("Previous change");
  await redline.getByText("Page 2 of 2").waitFor();
  await redline.getByText(`Change ${changes} of ${changes}`).waitFor();
  await expect
    .poll(() => marked.allTextContents())
    .toEqual([expect.stringMatching(new RegExp(`rate.*week.* ${changes - 1}$`))]);
  await press("Next change");
  await redline.getByText("Page 1 of 2").waitFor();
  await redline.getByText(`Change 1 of ${changes}`).waitFor();
  await expect
    .poll(() => marked.allTextContents())
    .toEqual([expect.stringMatching(/rate.*week.* 0$/)]);
  await press("Next page");
  await redline.getByText("Page 2 of 2").waitFor();
  await page.keyboard.press("n");
  await redline.getByText(`Change ${onPage + 1} of ${changes}`).waitFor();
});
