import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { expectNothingSerious, makeMove, openMove, panelOf } from "./both-sides.ts";
import { callTheVote, makeWest, openVotes, sayWhoAuthorised, westSaysYes } from "./committee.ts";
import { pressButton } from "./keyboard.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { goToRoom, openProposal } from "./rooms.ts";

const EST = { id: "P-est", search: "sell-through" };
const AUTHORISED = "Authorised by the committee: West 1–0";
const COMPANIES = "The companies, 7–1";

test("VOTE-2 VOTE-7 LOOK-1 ACCESS-2 a committee is asked about the other side's text by keyboard alone, and both chiefs show who authorised their yes and their signatures", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page: chief } = await takeSeat(world, "Guild chief");
  const { page: west } = await takeSeat(world, "Guild negotiator 1");
  const { page: producers } = await takeSeat(world, "Producers chief");
  const dialog = chief.getByRole("dialog");

  await makeWest(chief);
  await goToRoom(chief, "Table");
  await openMove(chief, EST, "Accept");
  // What is not decided is no authority.
  expect(await callTheVote(chief, "text")).toBe(0);
  await westSaysYes({ chief, west }, { question: "Shall we accept this pass?" });

  await goToRoom(chief, "Table");
  await openMove(chief, EST, "Accept");
  await dialog.getByText("Your committee voted on exactly this text: West 1–0. Carried.").waitFor();
  await pressButton(chief, "Show the tally");
  const seen = dialog.getByRole("region", { name: "As Producers will see it" });
  await seen.getByText(`They say: “${AUTHORISED}”`).waitFor();
  await expectNothingSerious(chief);
  await makeMove(chief, "Accept pass 1");

  await openProposal(producers, EST);
  await panelOf(producers).getByText(AUTHORISED).waitFor();
  await openMove(producers, EST, "Sign TA");
  await sayWhoAuthorised(producers, COMPANIES);
  await makeMove(producers, "Sign this text");
  await panelOf(chief)
    .getByRole("listitem")
    .filter({ hasText: "signed by Producers chief" })
    .getByText(COMPANIES)
    .waitFor();
  // A side that shows nothing signs as before.
  await openMove(chief, EST, "Sign TA");
  await dialog.getByText("Your committee voted on exactly this text: West 1–0. Carried.").waitFor();
  await makeMove(chief, "Sign this text");

  await goToRoom(producers, "Record");
  const record = producers.getByRole("main");
  await record.getByText(`agreed in principle. They say: “${AUTHORISED}”`).waitFor();
  await record.getByText(`They say: “${COMPANIES}”`).waitFor();
  await openVotes(producers);
  await producers.getByText("No votes yet").waitFor();
});
