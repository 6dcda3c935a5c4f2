import type { ProposalState } from "@crosstable/shared/moves/case-state";
import type { PackageState } from "@crosstable/shared/moves/package-state";
import { officialZone } from "@crosstable/shared/papers/official-zone";
import { replay } from "@crosstable/shared/record/replay";
import type { Sides } from "@crosstable/shared/sides";

import type { TestHouse } from "./test-house.ts";

/** What follows from the record that the house holds now. */
export function caseOf({ house }: TestHouse): {
  readonly sides: Sides;
  readonly zone: string;
  readonly proposals: readonly ProposalState[];
  readonly packages: readonly PackageState[];
} {
  const [negotiation] = house.storage.record.negotiations();
  if (negotiation === undefined) throw new Error("the house has no talks");
  const state = replay(house.storage.record.read({ negotiation, after: 0, limit: 500 }));
  return {
    sides: state.sides,
    zone: officialZone(state),
    proposals: [...state.proposals.values()],
    packages: [...state.packages.values()],
  };
}
