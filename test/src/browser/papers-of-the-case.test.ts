import { packageLabel, packageStandingWords } from "@crosstable/shared/moves/package-words";
import { clockTime } from "@crosstable/shared/papers/paper-dates";
import { isTextNotInSources } from "@crosstable/shared/record/text-not-in-sources";
import { expect, test } from "vitest";

import { caseOf } from "../harness/case-of.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { closeDialog, openProposal, pressTool } from "./rooms.ts";
import { takeDocx } from "./take-docx.ts";

const REALITY = { id: "W-13", search: "Reality" };
const DVD = { id: "wga-dvd", search: "DVD" };

test("REDLINE-7 REDLINE-8 the papers of the case: a first text is all new, the packages change no word that no source gives, and the one redline stays", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const { page, complaints } = await takeSeat({ browser, house }, "Guild chief");
  const { sides, zone, packages, proposals } = caseOf(house);

  await openProposal(page, REALITY);
  await page.getByRole("button", { name: "Redline of pass 1" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("All of it is new: there is no earlier text.").waitFor();
  expect(await dialog.getByText(/change/u).count()).toBe(0);
  const first = await takeDocx(dialog);
  expect(first.name).toMatch(/^wga-amptp-2007-W-13-a-and-b-pass-1-\d{4}-/u);
  const [pass] = proposals.find(({ id }) => id === REALITY.id)?.passes ?? [];
  const date = clockTime(pass?.stamp.at ?? "", zone);
  const words = pass?.text;
  expect(first.paper.changes()).toEqual([{ kind: "inserted", author: sides.a.name, date, words }]);
  expect(first.paper.text()).toContain("All of it is new: there is no earlier text.");
  await closeDialog(page);

  const dvd = proposals.find(({ id }) => id === DVD.id);
  await openProposal(page, DVD);
  await page.getByRole("button", { name: "Redline of pass 1" }).click();
  const { paper } = await takeDocx(dialog);
  const [formula = "", remark = ""] = dvd?.currentLanguage?.split(/\n| Sources: /u) ?? [];
  expect(paper.rejected()).toEqual([formula]);
  expect(paper.accepted()).toEqual([dvd?.passes[0]?.text]);
  const kinds = paper.changes().map(({ kind }) => kind);
  expect(new Set(kinds)).toEqual(new Set(["inserted", "deleted"]));
  expect(paper.text()).toContain("Against contract today, as sources state it.");
  expect(remark).not.toBe("");
  expect(paper.text()).not.toContain(remark);
  await closeDialog(page);

  await pressTool(page, /^Packages/);
  let gaps = 0;
  for (const offered of packages) {
    const label = packageLabel(sides, offered);
    await dialog.getByRole("button", { name: label }).click();
    await dialog.getByRole("heading", { name: label }).waitFor();
    const { paper } = await takeDocx(dialog);
    expect(paper.changes()).toEqual([]);
    expect(paper.text()).toContain(packageStandingWords(offered.end?.how ?? null));
    for (const member of offered.members) {
      if (member.offer !== "pass") continue;
      expect(paper.text()).toContain(member.text);
      if (!isTextNotInSources(member.text, offered.stamp.asOf)) continue;
      gaps += 1;
      await dialog.locator(".gap").getByText(member.text, { exact: true }).waitFor();
    }
    const redlines = await dialog.getByRole("button", { name: /^Redline of/u }).count();
    const texts = offered.members.filter(
      (each) => each.offer === "pass" && !isTextNotInSources(each.text, offered.stamp.asOf),
    );
    expect(redlines).toBe(texts.length);
    await dialog.getByRole("button", { name: "All packages" }).click();
  }
  expect(gaps).toBeGreaterThan(2);

  // Nobody begins an answer with the words of a gap.
  const waits = packages.find(({ side, end }) => side === "b" && end === null);
  if (waits === undefined) throw new Error("no package of the Producers waits");
  await dialog.getByRole("button", { name: packageLabel(sides, waits) }).click();
  await dialog.getByRole("button", { name: "Answer with a package" }).click();
  const offered = dialog.getByLabel(/^Text offered on/u);
  await offered.first().waitFor();
  expect(
    await offered.evaluateAll((all) => all.map((each) => (each as HTMLTextAreaElement).value)),
  ).toEqual([""]);
  expect(complaints).toEqual([]);
});
