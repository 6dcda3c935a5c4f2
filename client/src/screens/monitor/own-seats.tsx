import type { Monitor, MonitoredSeat } from "@crosstable/shared/events/monitor";

import { SideMark } from "../../components/side-mark.tsx";
import { useMe } from "../../stores/me-store.ts";

/** How each seat's connection fares: all of the own side's; for mediator and host, what every seat shows of itself. */
export function OwnSeats({ monitor }: { monitor: Monitor }): React.ReactNode {
  const { seat } = useMe();
  const shown = monitor.seats.filter(
    (each) => each.connected !== undefined && (seat.side === null || each.side === seat.side),
  );
  return (
    <section className="monitor-tile monitor-tile-full" aria-label="Seats">
      <h2>{seat.side === null ? "Seats" : "Our seats"}</h2>
      <ul className="monitor-seats">
        {shown.map((each) => (
          <li
            key={each.seat}
            className={each.connected === true ? "monitor-seat" : "monitor-seat monitor-seat-gone"}
          >
            <SideMark side={each.side} />
            <span className="monitor-seat-name">{each.name}</span>
            <span className="monitor-seat-state">{stateWords(each)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function stateWords(seat: MonitoredSeat): string {
  if (seat.connected !== true) return "not connected";
  const where = seat.atTable ? "at table" : seat.inCaucus === true ? "in caucus" : "connected";
  const rtt = seat.rttMs == null ? "" : `${Math.round(seat.rttMs)} ms`;
  const unsaved = seat.unsaved == null || seat.unsaved === 0 ? "" : `${seat.unsaved} unsaved`;
  return [where, rtt, unsaved].filter((part) => part !== "").join(" · ");
}
