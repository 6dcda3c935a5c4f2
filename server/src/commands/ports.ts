import type { Fact } from "@crosstable/shared/events/facts";
import type { NegotiationId, SeatId } from "@crosstable/shared/ids";
import type { SideMark } from "@crosstable/shared/sides";

/** Who is told. Observers are in no audience: they read the gallery document and nothing else. */
export type Audience =
  /** Both sides' seats and the mediator. */
  | { readonly to: "table"; readonly negotiation: NegotiationId }
  | { readonly to: "side"; readonly negotiation: NegotiationId; readonly side: SideMark }
  | { readonly to: "hosts"; readonly negotiation: NegotiationId }
  | { readonly to: "seat"; readonly seat: SeatId };

/** How a command tells people of what has happened. Called only after the commit. */
export interface Announcer {
  tell(audience: Audience, fact: Fact): void;
}

/** Called when a seat's rights have changed: every socket of it closes at once. */
export type SeatChanged = (seat: SeatId, why: "changed" | "signed-out") => void;

/** Server time in milliseconds since 1970, injected so that tests and the demonstration's loader can set it. */
export type Now = () => number;

/** Which seats have a socket open on the event wire at the moment. */
export interface Connected {
  isConnected(seat: SeatId): boolean;
}
