import { parseSeatId, type SeatId } from "@crosstable/shared/ids";
import { paperKind, type PaperKind } from "@crosstable/shared/papers/paper";
import { room as roomSchema, type Room } from "@crosstable/shared/rooms";
import { useEffect } from "react";
import { Redirect } from "wouter";

import { EmptyState } from "../components/empty-state.tsx";
import { Wait } from "../components/wait.tsx";
import { enterRoom, startEvents } from "../socket/events.ts";
import { meStore, useMe } from "../stores/me-store.ts";
import { loadForNewRights } from "../sync/leave-for-new-rights.ts";
import { LiveRegions } from "./live-regions.tsx";
import { loadMe } from "./load-me.ts";
import { Notices } from "./notices.tsx";
import { OfflineBar } from "./offline-bar.tsx";
import { RareDialogs } from "./rare-dialogs.tsx";
import { RecordAlarm } from "./record-alarm.tsx";
import { PaperScreen, RoomScreen } from "./room-screen.tsx";
import { roomsOfSeat, roomWords } from "./rooms-of-seat.ts";
import { SeatRail } from "./seat-rail.tsx";

import "./shell.css";
import { SessionBar } from "./session-bar.tsx";
import { useFetchAhead } from "./use-fetch-ahead.ts";
import { useFormalNews } from "./use-formal-news.ts";
import { useInvitationNews } from "./use-invitation-news.ts";
import { useLeaveGuard } from "./use-leave-guard.ts";
import { useRecordWatch } from "./use-record-watch.ts";
import { useShellKeys } from "./use-shell-keys.ts";
import { useWholeCheck } from "./use-whole-check.ts";

/** The rooms that begin with a heading of their own; the others are named by the band, which is none. */
const HAS_HEADING: ReadonlySet<Room> = new Set(["gallery", "host"]);

/** A page of one seat: loads who it is, opens its wires, and draws the room inside the bars. */
export function SeatShell({
  seat,
  room,
  paper = null,
}: {
  seat: string;
  room: string | null;
  /** A paper of the record, shown in the room's place. */
  paper?: string | null;
}): React.ReactNode {
  const seatId = parseSeatId(seat);
  const me = meStore((state) => state.me);
  const failure = meStore((state) => state.failure);
  useEffect(() => {
    if (seatId === undefined) return undefined;
    const stop = new AbortController();
    void loadMe(seatId, stop.signal);
    return () => stop.abort();
  }, [seatId]);
  if (seatId === undefined || failure === "signed-out") {
    return (
      <main className="shell-alone">
        <EmptyState
          title="This seat is not signed in here"
          words="Open its personal link in this browser. If the link was used or revoked, ask the host for a new one."
        >
          <a href="/">Seats held in this browser</a>
        </EmptyState>
      </main>
    );
  }
  if (failure === "unreachable") {
    return (
      <main className="shell-alone">
        <EmptyState title="The server cannot be reached" words="This page tries again by itself." />
      </main>
    );
  }
  if (failure === "seat-changed") {
    return (
      <main className="shell-alone">
        <EmptyState
          title="This seat has changed"
          words="This page loads again as soon as the server answers."
        />
      </main>
    );
  }
  if (me === null || me.seat.seat !== seatId) return <Wait words="Opening your seat" />;
  const rooms = roomsOfSeat(me.seat);
  const asked = roomSchema.safeParse(room);
  const [first = "gallery"] = rooms;
  if (!asked.success || !rooms.includes(asked.data))
    return <Redirect to={`/s/${seatId}/${first}`} replace />;
  const askedPaper = paperKind.safeParse(paper);
  if (paper !== null && !askedPaper.success)
    return <Redirect to={`/s/${seatId}/${asked.data}`} replace />;
  return (
    <LoadedShell
      seat={seatId}
      room={asked.data}
      rooms={rooms}
      paper={askedPaper.success ? askedPaper.data : null}
    />
  );
}

function LoadedShell({
  seat,
  room,
  rooms,
  paper,
}: {
  seat: SeatId;
  room: Room;
  rooms: readonly Room[];
  paper: PaperKind | null;
}): React.ReactNode {
  const me = useMe();
  useEffect(() => startEvents(me.seat, loadForNewRights), [me.seat]);
  // MEDIATOR-3: nobody is told that a guest is in a caucus, the server included: they count as at the table.
  const told = room === "caucus" && me.seat.side === null ? "table" : room;
  useEffect(() => enterRoom(told), [told]);
  useEffect(() => () => enterRoom(null), []);
  useEffect(() => {
    document.title = `${me.seat.name}, ${roomWords(room)} · Crosstable`;
  }, [me.seat.name, room]);
  useFormalNews();
  useInvitationNews();
  useRecordWatch();
  useWholeCheck();
  useLeaveGuard();
  useShellKeys();
  useFetchAhead(rooms.includes("table"));
  return (
    <div className="shell">
      <a className="shell-skip" href="#room">
        Skip to the room
      </a>
      <SessionBar room={room} />
      <OfflineBar />
      <RecordAlarm />
      <div className="shell-middle">
        <SeatRail seat={seat} room={room} rooms={rooms} />
        <main className="shell-room" id="room" tabIndex={-1} data-region>
          {!HAS_HEADING.has(room) && paper === null && (
            <h1 className="visually-hidden">{roomWords(room)}</h1>
          )}
          {paper === null ? <RoomScreen room={room} /> : <PaperScreen kind={paper} />}
        </main>
      </div>
      <Notices />
      <RareDialogs />
      <LiveRegions />
    </div>
  );
}
