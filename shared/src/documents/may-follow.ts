import type { GroundRules } from "../moves/ground-rules.ts";
import type { Role } from "../roles.ts";

/** GROUND-7: whether the ground rules let a seat follow the talks at all. They speak of observers alone. */
export function mayFollow(
  seat: { readonly role: Role },
  rules: Pick<GroundRules, "observers">,
): boolean {
  return seat.role !== "observer" || rules.observers === "sit-in";
}
