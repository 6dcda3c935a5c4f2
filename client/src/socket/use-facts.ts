import type { Fact } from "@crosstable/shared/events/facts";
import type { Room } from "@crosstable/shared/rooms";
import { useEffect, useEffectEvent } from "react";

import { enterRoom, listenToFacts } from "./events.ts";

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

/** Puts this tab into a room while the component is there. */
export function useRoom(room: Room): void {
  useEffect(() => {
    enterRoom(room);
    return () => enterRoom(null);
  }, [room]);
}
