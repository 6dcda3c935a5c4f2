import type { Refusal } from "../refusals.ts";
import type { Actor } from "./case-state.ts";
import type { Move } from "./move.ts";
import type { TestTalks } from "./talks-for-tests.ts";

/** Asks for what must be refused, and throws when it is made or when anything has changed all the same. */
export function refusalOf(talks: TestTalks, actor: Actor, ...moves: Move[]): Refusal {
  const before = talks.state;
  const rows = talks.entries.length;
  const refused = talks.make(actor, ...moves);
  if (refused === null) throw new Error(`made: ${moves.map((each) => each.kind).join(", ")}`);
  if (talks.state !== before || talks.entries.length !== rows)
    throw new Error("the refusal changed something");
  return refused;
}
