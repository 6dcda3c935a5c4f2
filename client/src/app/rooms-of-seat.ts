import { mayWatchMonitor, type Role } from "@crosstable/shared/roles";
import type { Room } from "@crosstable/shared/rooms";
import type { SideMark } from "@crosstable/shared/sides";

/** The rooms that a seat may enter, the first being the one it comes into. The others are absent, not empty. */
export function roomsOfSeat(seat: { side: SideMark | null; role: Role }): readonly Room[] {
  if (seat.role === "observer") return ["gallery"];
  if (seat.role === "host") return ["host", "monitor", "gallery"];
  // A mediator has no caucus, and goes into one where a side has invited them.
  const own: Room[] = seat.side === null && seat.role !== "mediator" ? [] : ["caucus"];
  const monitor: Room[] = mayWatchMonitor(seat) ? ["monitor"] : [];
  return ["table", ...own, ...monitor, "contract", "record", "gallery"];
}

const WORDS: Record<Room, string> = {
  table: "Table",
  caucus: "Caucus",
  contract: "Contract",
  record: "Record",
  monitor: "Monitor",
  gallery: "Gallery",
  host: "Host",
};

/** A room's name in the navigation. */
export function roomWords(room: Room): string {
  return WORDS[room];
}
