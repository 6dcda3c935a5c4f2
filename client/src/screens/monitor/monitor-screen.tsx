import type { Monitor } from "@crosstable/shared/events/monitor";
import { MONITOR_STALE_AFTER_MS } from "@crosstable/shared/limits";
import { standingWords, STANDINGS } from "@crosstable/shared/moves/standing";
import { spanWords } from "@crosstable/shared/session/ago";

import { asOfWords } from "../../components/as-of-words.ts";
import { SideMark } from "../../components/side-mark.tsx";
import { Wait } from "../../components/wait.tsx";
import { useNowMs } from "../../stores/clock-store.ts";
import { useMe } from "../../stores/me-store.ts";
import { useMonitor } from "../../stores/monitor-store.ts";
import { feedWords } from "../gallery/feed-words.ts";

import "./monitor.css";
import { OwnSeats } from "./own-seats.tsx";
import { StatusChanges } from "./status-changes.tsx";
import { WaitingList } from "./waiting-list.tsx";

/** The live session on one page that is read from a distance. It updates by itself and says when it is stale. */
export default function MonitorScreen(): React.ReactNode {
  const { monitor, receivedAtMs } = useMonitor();
  useNowMs(1_000);
  if (monitor === null || receivedAtMs === null) return <Wait words="Opening the monitor" />;
  const ageMs = Date.now() - receivedAtMs;
  const isStale = ageMs > MONITOR_STALE_AFTER_MS;
  return (
    <section
      className={isStale ? "monitor monitor-stale" : "monitor"}
      aria-label="The live session"
      tabIndex={0}
    >
      {isStale && (
        <p className="monitor-alarm" role="alert">
          No news for {spanWords(ageMs)}. What you see is old.
        </p>
      )}
      <Tiles monitor={monitor} />
    </section>
  );
}

function Tiles({ monitor }: { monitor: Monitor }): React.ReactNode {
  const { seat } = useMe();
  const mayReadTable = seat.role !== "host";
  return (
    <div className={mayReadTable ? "monitor-tiles" : "monitor-tiles monitor-tiles-few"}>
      <TurnsTile monitor={monitor} />
      <StandingsTile monitor={monitor} />
      <PeopleTile monitor={monitor} />
      {mayReadTable && <WaitingList />}
      <MovesTile monitor={monitor} />
      {mayReadTable && <StatusChanges />}
      <OwnSeats monitor={monitor} />
    </div>
  );
}

function TurnsTile({ monitor }: { monitor: Monitor }): React.ReactNode {
  const { sides, seat } = useMe();
  const count = (mark: "a" | "b"): number =>
    (monitor.turns[mark] ?? 0) + (monitor.turns["both"] ?? 0);
  return (
    <section className="monitor-tile" aria-label="Turns">
      <h2>Whose turn</h2>
      <div className="monitor-turns">
        {(["a", "b"] as const).map((mark) => (
          <p key={mark} className={`monitor-turn side-${mark}`}>
            <strong>{count(mark)}</strong>
            <span>
              <SideMark side={mark} /> {seat.side === mark ? "wait for us" : sides[mark].short}
            </span>
          </p>
        ))}
      </div>
    </section>
  );
}

function StandingsTile({ monitor }: { monitor: Monitor }): React.ReactNode {
  const shown = STANDINGS.filter((standing) => (monitor.standings[standing] ?? 0) > 0);
  return (
    <section className="monitor-tile" aria-label="Standings">
      <h2>Standings</h2>
      <ul className="monitor-counts">
        {shown.map((standing) => (
          <li key={standing}>
            <strong>{monitor.standings[standing]}</strong> {standingWords(standing)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function PeopleTile({ monitor }: { monitor: Monitor }): React.ReactNode {
  const { sides, seat } = useMe();
  const at = monitor.seats.filter((each) => each.atTable);
  const caucus = monitor.seats.filter((each) => each.inCaucus === true);
  return (
    <section className="monitor-tile" aria-label="Who is where">
      <h2>At the table</h2>
      <p className="monitor-people">
        {(["a", "b"] as const).map((mark) => (
          <span key={mark}>
            <SideMark side={mark} />{" "}
            <strong>{at.filter((each) => each.side === mark).length}</strong> {sides[mark].short}
          </span>
        ))}
      </p>
      {seat.side !== null && (
        <p className="monitor-people">
          <span>
            <strong>{caucus.length}</strong> in our caucus
          </span>
        </p>
      )}
    </section>
  );
}

const MOST_MOVES = 5;

function MovesTile({ monitor }: { monitor: Monitor }): React.ReactNode {
  const { sides } = useMe();
  const nowMs = useNowMs(1_000);
  return (
    <section className="monitor-tile monitor-tile-wide" aria-label="Last moves">
      <h2>Last moves</h2>
      <ul className="monitor-list">
        {monitor.lastMoves
          .toSorted((one, other) => other.seq - one.seq)
          .slice(0, MOST_MOVES)
          .map((move, index) => (
            <li key={`${move.seq}/${index}`}>
              <SideMark side={move.side} />
              <span className="monitor-clamp">{feedWords(move, sides)}</span>
              <span className="monitor-age">
                {move.asOf === null ? spanWords(nowMs - Date.parse(move.at)) : asOfWords(move.asOf)}
              </span>
            </li>
          ))}
      </ul>
    </section>
  );
}
