import type { ProposalState } from "@crosstable/shared/moves/case-state";
import type { PackageState } from "@crosstable/shared/moves/package-state";
import { officialZone } from "@crosstable/shared/papers/official-zone";
import type { RecordEntry } from "@crosstable/shared/record/entry";
import { replay } from "@crosstable/shared/record/replay";
import type { Sides } from "@crosstable/shared/sides";

import type { TestHouse } from "./test-house.ts";

/** The record of the talks that the house holds. */
export function recordOf({ house }: TestHouse): RecordEntry[] {
  const [negotiation] = house.storage.record.negotiations();
  if (negotiation === undefined) throw new Error("the house has no talks");
  return house.storage.record.read({ negotiation, after: 0, limit: 500 });
}

/** What follows from the record that the house holds now. */
export function caseOf(test: TestHouse): {
  readonly sides: Sides;
  readonly zone: string;
  readonly proposals: readonly ProposalState[];
  readonly packages: readonly PackageState[];
} {
  const state = replay(recordOf(test));
  return {
    sides: state.sides,
    zone: officialZone(state),
    proposals: [...state.proposals.values()],
    packages: [...state.packages.values()],
  };
}
