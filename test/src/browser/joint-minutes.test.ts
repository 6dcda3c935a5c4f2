import { expect, test } from "vitest";

import { expectNothingSerious, expectOnRecord, seatBothSides, writeInto } from "./both-sides.ts";
import { chooseFromMenu, pressButton } from "./keyboard.ts";

const WORDS = "Both sides will bring figures on the sale of DVDs to the next session.";

test("MINUTES-1 MINUTES-2 MINUTES-4 LOOK-1 ACCESS-2 one chief offers an entry by keyboard alone, the other declines it with a reason and then signs a better one, and both read it", async () => {
  await using sides = await seatBothSides();
  const { guild, producers } = sides;
  await guild.getByRole("grid").waitFor();
  await guild.getByRole("button", { name: "Open a session" }).click();
  await guild.getByRole("button", { name: "Open the session" }).click();
  await guild.getByRole("dialog").waitFor({ state: "detached" });
  for (const page of [guild, producers]) {
    await page.getByRole("grid").waitFor();
    await chooseFromMenu(page, ".table-toolbar", "Joint minutes");
    await page.getByText("Both sides have signed no entry of joint minutes yet.").waitFor();
  }

  const offer = async (words: string): Promise<void> => {
    await pressButton(guild, "Offer an entry");
    await writeInto(guild, "What the minutes shall say", words);
    await guild
      .getByRole("region", { name: "As Producers will see it" })
      .getByText(words)
      .waitFor();
    await pressButton(guild, "Offer it to Producers");
  };
  await offer("The Producers will bring figures.");
  const first = producers.getByRole("region", { name: "Entry 1, offered by Guild" });
  await first.getByText("Not in the minutes: it waits for your side.").waitFor();
  await expectNothingSerious(producers);
  await pressButton(producers, "Decline it");
  await writeInto(
    producers,
    "Why your side does not sign it (on the record)",
    "Both sides said so.",
  );
  await pressButton(producers, "Decline the entry");
  await guild.getByText("1 entry that was offered and not signed").waitFor();
  await guild.getByText("Both sides have signed no entry of joint minutes yet.").waitFor();

  await offer(WORDS);
  const second = producers.getByRole("region", { name: "Entry 2, offered by Guild" });
  await second.waitFor();
  await pressButton(producers, "Sign these words");
  // The last look has the very words that are signed.
  await second.getByRole("region", { name: "As Guild will see it" }).getByText(WORDS).waitFor();
  await pressButton(producers, "Not now");
  await pressButton(producers, "Sign these words");
  await pressButton(producers, "Sign entry 2: it stands for good");
  for (const page of [guild, producers]) {
    const session = page.getByRole("region", { name: "Session 1" });
    await session.getByText(WORDS).waitFor();
    expect(await session.textContent()).not.toContain("The Producers will bring figures.");
  }
  await expectNothingSerious(guild);
  await guild.getByText("1 entry that was offered and not signed").click();
  await guild.getByText("Producers declined it").waitFor();
  await expectNothingSerious(guild);
  await producers.keyboard.press("Escape");
  await producers.getByRole("dialog").waitFor({ state: "detached" });
  await expectOnRecord(
    producers,
    "Producers signed entry 2: it stands in the joint minutes of session 1.",
  );
});
