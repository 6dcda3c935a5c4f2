import type { Room } from "@crosstable/shared/rooms";
import { Eye } from "lucide-react";

import { useWatched } from "../stores/presence-store.ts";
import { DemonstrationMark } from "./countdown-clock.tsx";
import { PageSaveMark } from "./page-save-mark.tsx";
import { RoomBand } from "./room-band.tsx";
import { TableOffRecord } from "./table-off-record.tsx";

import "./session-top.css";

/** Who sees this room, who watches it, and what is saved: the first line of every room. */
export function SessionTop({ room }: { room: Room }): React.ReactNode {
  return (
    <div className="session-top">
      <RoomBand room={room} />
      <TableOffRecord />
      <Watched />
      <DemonstrationMark />
      <PageSaveMark />
    </div>
  );
}

function Watched(): React.ReactNode {
  const { staff, mediators, hosts } = useWatched();
  const words = [
    ...(staff > 0 ? [`${staff} staff`] : []),
    ...(mediators > 0 ? ["the mediator"] : []),
    ...(hosts > 0 ? ["the host"] : []),
  ];
  if (words.length === 0) return null;
  return (
    <span
      className="session-watched"
      title={`Monitored by ${words.join(" and ")}. They see who is connected and how far edits are saved.`}
    >
      <Eye size={15} aria-hidden />
      <span className="session-watchers">
        <span className="session-watched-by">Monitored by </span>
        {words.join(" and ")}
      </span>
    </span>
  );
}
