import type { Refusal, RefusalReason } from "@crosstable/shared/refusals";
import { refuse } from "@crosstable/shared/refusals";
import type { Seat } from "@crosstable/shared/roles";

import type { Storage } from "../storage/storage.ts";
import type { ComparingBudget } from "./comparing-budget.ts";
import type { Guests } from "./guests.ts";
import type { CommandPorts, TabId } from "./ports.ts";
import type { SideLogs } from "./side-logs.ts";
import type { Supposals } from "./supposals.ts";
import type { Talks } from "./talks.ts";

/** What every command works with. */
export interface Desk extends CommandPorts {
  readonly storage: Storage;
  readonly talks: Talks;
  readonly sideLogs: SideLogs;
  readonly guests: Guests;
  readonly supposals: Supposals;
  readonly comparing: ComparingBudget;
}

/** Who asks: the seat as it was when its socket opened, and which of its tabs. */
export interface Asker {
  readonly seat: Seat;
  readonly tab: TabId;
}

/** The acknowledgement of a request that was refused. */
export function refused(reason: RefusalReason, words: string): { readonly refused: Refusal } {
  return { refused: refuse(reason, words) };
}

/** The answer where the record of the talks is damaged: they are closed until it is restored. */
export function refusedAsClosed(): { readonly refused: Refusal } {
  return refused(
    "not-stored",
    "The record of these talks is damaged, so nothing is added to it. Tell your host.",
  );
}
