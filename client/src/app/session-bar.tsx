import { formerExpiration } from "@crosstable/shared/moves/extension";
import type { Turn } from "@crosstable/shared/moves/standing";
import type { Room } from "@crosstable/shared/rooms";
import { otherSide, SIDE_MARKS, type SideMark as Mark } from "@crosstable/shared/sides";

import { SeatAvatar } from "../components/seat-avatar.tsx";
import { SideMark } from "../components/side-mark.tsx";
import { useMe } from "../stores/me-store.ts";
import { useAtTable } from "../stores/presence-store.ts";
import { useGallery } from "../sync/use-gallery.ts";
import { useMatrix } from "../sync/use-matrix.ts";
import { CountdownClock } from "./countdown-clock.tsx";

import "./session-bar.css";
import { SessionMark } from "./session-mark.tsx";
import { SessionMore } from "./session-more.tsx";
import { SessionTop } from "./session-top.tsx";

/** The top of every room: who sees it, which side I am, what waits, how long the contract runs, who is here, what is saved. */
export function SessionBar({ room }: { room: Room }): React.ReactNode {
  const { seat } = useMe();
  const hasMatrix = seat.side !== null || seat.role === "mediator";
  return (
    <header className="session-bar" data-region tabIndex={-1} aria-label="Session">
      <SessionTop room={room} />
      <div className="session-facts">
        <span className="session-me">
          <SideMark side={seat.side} />
          <span>
            <span className="session-you">You are </span>
            <strong>{seat.name}</strong>
          </span>
        </span>
        {hasMatrix ? <MatrixFacts /> : <GalleryFacts />}
        <People />
        <SessionMore />
      </div>
    </header>
  );
}

/** From the document that this seat reads anyway, so that the bar opens no other. */
function MatrixFacts(): React.ReactNode {
  const me = useMe();
  const { rows, talks } = useMatrix();
  const { expiration, clock } = talks ?? me;
  return (
    <>
      {talks !== null && <Turns turns={rows.map(({ turn }) => turn)} />}
      <CountdownClock
        expiration={expiration}
        clock={clock}
        officialZone={talks?.groundRules.timeZone ?? null}
        former={talks === null ? null : formerExpiration(talks)}
        isStopped={talks !== null && talks.extensionTalks.stopped !== null}
        talks={talks}
      />
      {talks !== null && <SessionMark talks={talks} />}
    </>
  );
}

function GalleryFacts(): React.ReactNode {
  const me = useMe();
  const { rows, talks } = useGallery();
  const { expiration, clock } = talks ?? me;
  return (
    <>
      {talks !== null && <Turns turns={rows.map(({ turn }) => turn)} />}
      <CountdownClock
        expiration={expiration}
        clock={clock}
        officialZone={talks?.groundRules?.timeZone ?? null}
        former={talks?.extension?.former ?? null}
        isStopped={talks?.extension?.stoppedAt != null}
        talks={null}
      />
    </>
  );
}

function Turns({ turns }: { turns: readonly Turn[] }): React.ReactNode {
  const { seat, sides } = useMe();
  const waitsFor = (mark: Mark) => turns.filter((turn) => turn === mark || turn === "both").length;
  const marks = seat.side === null ? SIDE_MARKS : [seat.side, otherSide(seat.side)];
  const words = (mark: Mark) => {
    if (seat.side === null) return sides[mark].short;
    return mark === seat.side ? "us" : "them";
  };
  return (
    <span className="session-turns">
      {marks.map((mark) => (
        <span key={mark} className="session-turn">
          <SideMark side={mark} />
          <strong className={mark === seat.side ? "session-us" : undefined}>
            {waitsFor(mark)}
          </strong>
          <span>
            <span className="session-wait">wait for </span>
            {words(mark)}
          </span>
        </span>
      ))}
    </span>
  );
}

function People(): React.ReactNode {
  const atTable = useAtTable();
  if (atTable.length === 0) return null;
  return (
    <div className="session-people">
      <ul className="session-seats" aria-label={`${atTable.length} at the table`}>
        {atTable.map((seat) => (
          <li key={seat}>
            <SeatAvatar seat={seat} />
          </li>
        ))}
      </ul>
      <span>{atTable.length} at table</span>
    </div>
  );
}
