import type { GalleryTalks } from "@crosstable/shared/documents/gallery";
import { mustProposalId } from "@crosstable/shared/ids";
import { changesHash, type GroundRuleChanges } from "@crosstable/shared/moves/ground-rules";
import type { Move } from "@crosstable/shared/moves/move";
import { canonicalText } from "@crosstable/shared/record/canonical";
import type { Seat } from "@crosstable/shared/roles";
import { documentKey, type DocumentAddress } from "@crosstable/shared/rooms";
import { expect } from "vitest";

import { moving, outcome, TALKS, type DeskOnTrial } from "./desk-on-trial.ts";

export const GALLERY: DocumentAddress = { negotiation: TALKS, document: { kind: "gallery" } };
export const DELAYED: DocumentAddress = {
  negotiation: TALKS,
  document: { kind: "gallery.delayed" },
};
export const MINUTE_MS = 60_000;

let keys = 0;

export function tries(desk: DeskOnTrial, side: "a" | "b", ...moves: Move[]): string {
  keys += 1;
  return outcome(desk.ask(desk.seat(side, "chief"), moving(keys, ...moves)));
}

export function makes(desk: DeskOnTrial, side: "a" | "b", ...moves: Move[]): void {
  expect(tries(desk, side, ...moves)).toBe("done");
}

export function settle(desk: DeskOnTrial, changes: GroundRuleChanges): void {
  makes(desk, "a", { kind: "propose-ground-rules", changes, words: "" });
  makes(desk, "b", { kind: "agree-ground-rules", hash: changesHash(changes) });
}

export function tabling(id: string): Move {
  return {
    kind: "table-proposal",
    proposal: mustProposalId(id),
    number: null,
    title: null,
    subject: id,
    category: null,
    article: null,
    currentLanguage: null,
    text: "Two per cent more.",
  };
}

/** Both clocks go on together, and the server looks what is due. */
export function passes(desk: DeskOnTrial, minutes: number): void {
  desk.clock.nowMs += minutes * MINUTE_MS;
  desk.clock.steadyMs += minutes * MINUTE_MS;
  desk.commands.showDue();
}

export function read(desk: DeskOnTrial, address: DocumentAddress) {
  return desk.commands.desk.documents.read(address, (doc) => ({
    rows: doc.getMap("rows").toJSON(),
    packages: doc.getMap("packages").toJSON(),
    statements: doc.getMap("statements").toJSON(),
    feed: doc.getMap("feed").toJSON(),
    talks: doc.getMap("talks").toJSON()["talks"] as GalleryTalks | undefined,
  }));
}

/** Everything of a gallery but what only the later one says, which is told at once. */
export function content(desk: DeskOnTrial, address: DocumentAddress): string {
  const { talks, ...rest } = read(desk, address);
  const { follows: _follows, groundRules, ...others } = talks ?? {};
  return canonicalText({ ...rest, ...others, rules: { ...groundRules, observersDelayMinutes: 0 } });
}

/** How many updates of it were ever stored. */
export function stored(desk: DeskOnTrial, address: DocumentAddress): number {
  return desk.storage.documents.load(documentKey(address)).logRows;
}

/** The expiration as a seat is told of it when its page loads. */
export function toldExpiration(desk: DeskOnTrial, seat: Seat): string | null {
  return desk.commands.stateShownTo(seat)?.expiration?.local ?? null;
}
