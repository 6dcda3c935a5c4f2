import type { CaseFacts, CaseSession } from "./case-facts.ts";
import { quoted, type Told } from "./told.ts";

/** The day that a contradiction of the sources is about, up to the expiration. The others are about days after it. */
const DISPUTED: Readonly<Record<string, string>> = {
  "AMPTP answers": "2007-10-05",
  "Strike vote date": "2007-10-19",
  "Session count": "2007-10-22",
  "Days since last meeting at Oct 22": "2007-10-22",
  "Who asked for Oct 23 off": "2007-10-23",
};
const NOT_COUNTED = "?";

/**
 * The days of the talks in words beside the matrix: sessions, what happened outside the room, and where sources disagree. A row of the
 * record would say who opened and who adjourned a session and which next date was named; no source says that.
 */
export function tellDays(facts: CaseFacts): Told[] {
  return [
    ...facts.sessions.map(session),
    ...facts.events.map(({ date, event, source }) => ({
      date,
      words: quoted(event),
      sources: source,
    })),
    strikeVote(facts),
    ...Object.entries(DISPUTED).map(([about, date]) => contradiction(facts, about, date)),
  ];
}

/** How the days of sessions are told. */
export function sessionsInGeneral({ sessions }: CaseFacts): string {
  const held = sessions.filter(({ no }) => no !== null);
  const counted = held.filter(({ no }) => no !== NOT_COUNTED);
  return `Of the ${held.length} days of sessions, held or planned, sources count ${counted.length}. Who opened and who adjourned a session and which next date was named is not in the sources, so none is a row of the record; what was discussed without a formal act is told under its day.`;
}

/** "Session 7, place not in the sources: “DVD proposal”." */
function session({ no, date, place, summary, source, confidence }: CaseSession): Told {
  const words = quoted(summary, confidence);
  const told = { date, sources: source };
  if (no === null) return { ...told, words };
  const number =
    no === NOT_COUNTED ? "A session whose number is not in the sources" : `Session ${no}`;
  return { ...told, words: `${number}, ${place ?? "place not in the sources"}: ${words}` };
}

function strikeVote({ strikeAuthorisation }: CaseFacts): Told {
  const { asked, due, announced, votes, yesPercent, eligibleAbout, previousRecord, source } =
    strikeAuthorisation;
  const [cast, eligible, record] = [votes, eligibleAbout, previousRecord].map((count) =>
    count.toLocaleString("en-US"),
  );
  return {
    date: announced,
    words: `Strike authorisation of the Guild’s members, asked for on ${asked}, ballots due on ${due}: ${cast} votes of about ${eligible} eligible, ${yesPercent}% yes. The record before was ${record} votes.`,
    sources: source,
  };
}

function contradiction(facts: CaseFacts, about: string, date: string): Told {
  const found = facts.contradictions.find((each) => each.about === about);
  if (found === undefined) throw new Error(`the case file has no contradiction on ${about}`);
  return {
    date,
    words: `Sources disagree. ${about}: ${quoted(found.detail)}`,
    sources: found.source,
  };
}
