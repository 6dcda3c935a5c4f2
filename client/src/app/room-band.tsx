import type { Room } from "@crosstable/shared/rooms";

import { Band, type BandProps } from "../components/band.tsx";
import { timeOfDay } from "../components/time-in-zone.ts";
import { latestOf, useInvitations } from "../stores/invitation-store.ts";
import { useMe } from "../stores/me-store.ts";

/** Who can see this room. It stands on every screen, above everything else. */
export function RoomBand({ room }: { room: Room }): React.ReactNode {
  const { seat, sides, seats } = useMe();
  const guest = latestOf(useInvitations());
  const own = seat.side === null ? "" : sides[seat.side].short;
  const ownCount = seats.filter((each) => each.side === seat.side).length;
  const bands: Record<Room, BandProps> = {
    table: {
      kind: "shared",
      side: null,
      name: "Shared table",
      words: "Both sides and the mediator can see this.",
    },
    contract: {
      kind: "shared",
      side: null,
      name: "Current contract",
      words: "Both sides and the mediator can see this. It reads as both sides have agreed.",
    },
    record: {
      kind: "shared",
      side: null,
      name: "Record",
      words: "Both sides and the mediator can see this. Nothing here can be changed.",
    },
    caucus:
      seat.side === null
        ? {
            kind: "private",
            side: null,
            name: "Caucus, as a guest",
            words:
              guest === undefined
                ? "Only you can see this. No side has invited you into its caucus now."
                : "Only you and that side can see this. Nobody else is told that you are here.",
          }
        : {
            kind: "private",
            side: seat.side,
            name: `${own} caucus`,
            words:
              guest === undefined
                ? `Only your side's ${ownCount} seats can see this. Only what your chief passes goes to the table.`
                : `Your side's ${ownCount} seats and the mediator can see this, until ${timeOfDay(guest.until)}. Only what your chief passes goes to the table.`,
          },
    monitor: {
      kind: seat.side === null ? "shared" : "private",
      side: seat.side,
      name: "Monitor",
      words:
        seat.side === null
          ? "Facts of the table, no caucus. Those who are watched see that you watch."
          : "Only your side's staff can see this. Your side sees that you watch.",
    },
    gallery: {
      kind: "public",
      side: null,
      name: "Gallery",
      words:
        "Everybody with a seat can see this, observers while the ground rules let them. Read only.",
    },
    host: {
      kind: "shared",
      side: null,
      name: "Host",
      words: "Only the host sees this page. What the host does is on the record of both sides.",
    },
  };
  return <Band {...bands[room]} />;
}
