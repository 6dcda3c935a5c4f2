import { expect, test } from "vitest";

import { METRICS_TOKEN, readMetrics, scrapeUntil } from "../harness/metrics-reader.ts";
import { takeSeat } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { BIRDS, CAUCUS, DRAFT, whenSaved, writeEverywhere } from "./canaries.ts";

test("A15 METRICS-1 who is in which caucus changes no figure that is named after a caucus, a side or a seat", async () => {
  await using house = await openTestHouse({ metricsToken: METRICS_TOKEN });
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  await using other = await takeSeat(house, { side: "b", role: "chief" });
  const names = (text: string) =>
    text
      .split("\n")
      .filter((line) => line.startsWith("crosstable_"))
      .map((line) => line.slice(0, line.lastIndexOf(" ")));
  for (const person of [chief, other])
    await person.openDocument({ kind: "caucus", side: person.seat.side ?? "a" });
  const before = names(await readMetrics(house.origin));
  const caucus = await chief.openDocument(CAUCUS);
  caucus.doc.getText(DRAFT).insert(0, BIRDS.draft);
  await chief.ask({ request: "enter-room", room: "caucus" });
  await whenSaved(caucus);
  await scrapeUntil(
    house.origin,
    (now) => (now.get("crosstable_edit_visible_seconds_count") ?? 0) > 0,
  );
  expect(names(await readMetrics(house.origin))).toEqual(before);
});

test("A14 what staff are told of the sessions they monitor has no word of any document in it, though they may open their own", async () => {
  await using house = await openTestHouse();
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  await using staff = await takeSeat(house, { side: "a", role: "staff" });
  await using reader = await takeSeat(house, { side: "a", role: "staff", ordinal: 2 });
  expect(await staff.ask({ request: "enter-room", room: "monitor" })).toEqual({ done: {} });
  await writeEverywhere(chief);
  const pictures = () => staff.facts.filter(({ fact }) => fact === "monitor-seen").length;
  const seen = pictures();
  await waitUntil("a picture was drawn after the writing", () => pictures() > seen + 1);
  const { origin } = staff.cable;
  for (const path of ["me", "authors?document=caucus.a", "authors?document=worksheet"])
    await staff.fetch(`${origin}/api/seats/${staff.seat.id}/${path}`);
  const written = [BIRDS.note, BIRDS.draft, BIRDS.linkInNote, BIRDS.cell];
  expect(written.filter((bird) => staff.cable.hasReceived(bird))).toEqual([]);

  await reader.openDocument(CAUCUS);
  expect(reader.cable.hasReceived(BIRDS.draft)).toBe(true);
});
