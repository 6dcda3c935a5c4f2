import type { Fact } from "@crosstable/shared/events/facts";
import { useEffect, useEffectEvent } from "react";

import { listenToFacts } from "./events.ts";

/** Runs something at every fact of one kind, while the component is there. */
export function useFact<Kind extends Fact["fact"]>(
  kind: Kind,
  handler: (fact: Extract<Fact, { fact: Kind }>) => void,
): void {
  const handle = useEffectEvent((fact: Fact) => {
    if (fact.fact === kind) handler(fact as Extract<Fact, { fact: Kind }>);
  });
  useEffect(() => listenToFacts(handle), []);
}
