import type { GroundRules } from "../moves/ground-rules.ts";
import type { Role } from "../roles.ts";

/** The two documents of the gallery: as it is now, and as it was a while ago. */
export type GalleryKind = "gallery" | "gallery.delayed";

/**
 * GROUND-7, GROUND-8: in which document the ground rules let a seat follow the talks, and null while they let it follow in none. They
 * speak of observers alone.
 */
export function galleryOf(
  seat: { readonly role: Role },
  rules: Pick<GroundRules, "observers" | "observersDelayMinutes">,
): GalleryKind | null {
  if (seat.role !== "observer") return "gallery";
  if (rules.observers === "stay-out") return null;
  return rules.observersDelayMinutes === 0 ? "gallery" : "gallery.delayed";
}
