import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import { openSessionOf, type BargainingSession } from "@crosstable/shared/moves/bargaining-session";
import { CalendarClock } from "lucide-react";

import { Age } from "../components/age.tsx";
import { Button } from "../components/button.tsx";
import { timeInZone } from "../components/time-in-zone.ts";
import { useMe } from "../stores/me-store.ts";
import { askAboutSession } from "./session-question.ts";

/** The bargaining day that goes on, or when the sides meet next; a chief opens and adjourns it here. */
export function SessionMark({ talks }: { talks: MatrixTalks }): React.ReactNode {
  const { seat } = useMe();
  const open = openSessionOf(talks);
  const isChief = seat.role === "chief" || seat.role === "second";
  return (
    <span className="session-day">
      <CalendarClock size={15} aria-hidden />
      {open === null ? (
        <BetweenSessions talks={talks} />
      ) : (
        <span>
          <strong>Session {open.number}</strong>
          <span className="session-since">
            , opened <Age at={open.opened.at} asOf={open.opened.asOf} />
          </span>
        </span>
      )}
      {isChief && (
        <Button size="small" onPress={() => askAboutSession(open)}>
          {sessionAct(open)}
        </Button>
      )}
    </span>
  );
}

/** What a chief does about the session next. */
export function sessionAct(open: BargainingSession | null): string {
  return open === null ? "Open a session" : "Adjourn";
}

function BetweenSessions({ talks }: { talks: MatrixTalks }): React.ReactNode {
  const { seat } = useMe();
  const last = talks.sessions.at(-1);
  if (last === undefined) return <span>No session</span>;
  if (last.next === null) return <span>Adjourned, no next date</span>;
  const zone = talks.groundRules.timeZone ?? talks.sides[seat.side ?? "a"].zone;
  return (
    <span className="session-next">
      Next session {timeInZone(last.next, zone, "day")}
      <span className="session-next-time">, {timeInZone(last.next, zone, "clock")}</span>
    </span>
  );
}
