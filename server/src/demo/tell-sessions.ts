import type { CaseFacts, CaseSession } from "./case-facts.ts";

/** Of what the sources contradict each other, this is about sessions up to the expiration. */
const CONTRADICTED = ["Session count", "Who asked for Oct 23 off"];
const NOT_COUNTED = "?";

/**
 * The sessions of the talks in words beside the matrix, day by day, and where sources disagree on them. A row of the record would say
 * who opened and who adjourned each one and which next date was named; no source says that.
 */
export function tellSessions(facts: CaseFacts): string[] {
  const { sessions, contradictions } = facts;
  const held = sessions.filter(({ no }) => no !== null);
  const counted = held.filter(({ no }) => no !== NOT_COUNTED);
  return [
    `Of the ${held.length} days of sessions that follow, held or planned, sources count ${counted.length}. Who opened and who adjourned a session and which next date was named is not in the sources, so none is a row of the record; what was discussed without a formal act is not entered either.`,
    ...sessions.map(sessionWords),
    ...CONTRADICTED.map((about) => {
      const found = contradictions.find((each) => each.about === about);
      if (found === undefined) throw new Error(`the case file has no contradiction on ${about}`);
      return `Sources disagree. ${about}: “${found.detail}”.`;
    }),
  ];
}

/** "2007-10-09, session 7, place not in the sources: “DVD proposal”." */
function sessionWords({ no, date, place, summary, confidence }: CaseSession): string {
  const words = `“${summary}”`;
  const sure = confidence === "ok" ? "" : ` (${confidence})`;
  if (no === null) return `${date}: ${words}${sure}.`;
  const number =
    no === NOT_COUNTED ? "a session whose number is not in the sources" : `session ${no}`;
  return `${date}, ${number}, ${place ?? "place not in the sources"}: ${words}${sure}.`;
}
