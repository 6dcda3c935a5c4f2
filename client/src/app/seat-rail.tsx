import type { SeatId } from "@crosstable/shared/ids";
import type { Room } from "@crosstable/shared/rooms";
import {
  Eye,
  FileText,
  House,
  LayoutGrid,
  ListOrdered,
  Lock,
  MonitorDot,
  Settings2,
} from "lucide-react";
import { Link } from "wouter";

import { RailTools } from "./rail-tools.tsx";
import { roomWords } from "./rooms-of-seat.ts";

const ICONS: Record<Room, typeof Eye> = {
  table: LayoutGrid,
  caucus: Lock,
  contract: FileText,
  record: ListOrdered,
  monitor: MonitorDot,
  gallery: Eye,
  host: Settings2,
};

/** The rooms of this seat. */
export function SeatRail({
  seat,
  room,
  rooms,
}: {
  seat: SeatId;
  room: Room;
  rooms: readonly Room[];
}): React.ReactNode {
  return (
    <nav className="rail" aria-label="Rooms" data-region tabIndex={-1}>
      {/* Another seat is another page load: nothing of one seat stays in memory for the next. */}
      <a className="rail-link rail-home" href="/">
        <House size={20} aria-hidden />
        <span>Seats</span>
      </a>
      {rooms.map((each) => {
        const Icon = ICONS[each];
        return (
          <Link
            key={each}
            href={`/s/${seat}/${each}`}
            className="rail-link"
            aria-current={each === room ? "page" : undefined}
          >
            <Icon size={20} aria-hidden />
            <span>{roomWords(each)}</span>
          </Link>
        );
      })}
      <div className="rail-end">
        <RailTools />
      </div>
    </nav>
  );
}
