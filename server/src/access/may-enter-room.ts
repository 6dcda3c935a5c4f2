import { maySitAtTable, mayWatchMonitor, type Role } from "@crosstable/shared/roles";
import type { Room } from "@crosstable/shared/rooms";
import type { SideMark } from "@crosstable/shared/sides";

type Enters = (seat: { side: SideMark | null; role: Role }) => boolean;

const WHO_MAY: Record<Room, Enters> = {
  table: maySitAtTable,
  // CAUCUS-1: which caucus is never asked: it is the seat's own side's, or none.
  caucus: (seat) => seat.side !== null,
  contract: maySitAtTable,
  record: maySitAtTable,
  monitor: mayWatchMonitor,
  gallery: () => true,
  host: (seat) => seat.role === "host",
};

/** Says whether this kind of seat may be in this room. */
export function mayEnterRoom(seat: { side: SideMark | null; role: Role }, room: Room): boolean {
  return WHO_MAY[room](seat);
}
