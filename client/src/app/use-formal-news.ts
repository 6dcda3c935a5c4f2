import { useFact } from "../socket/use-facts.ts";
import { announce } from "../stores/announcer.ts";
import { leaveForNewRights } from "../sync/leave-for-new-rights.ts";

/** What is read out at once: moves. And what ends this page: a change of the seat's rights. */
export function useFormalNews(): void {
  useFact("moved", (fact) => {
    for (const words of fact.words) announce(words);
  });
  useFact("rights-changed", () => void leaveForNewRights());
}
