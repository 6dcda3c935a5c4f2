import type { BargainingSession } from "../moves/bargaining-session.ts";
import { jointMinutes, type MinutesEntry } from "../moves/minutes.ts";
import { otherSide, type Sides } from "../sides.ts";
import type { PaperSource } from "./paper-source.ts";
import { heading, paragraph, type PaperPart } from "./paper.ts";
import { counted } from "./status-sheet.ts";
import { doneWords } from "./ta-facts.ts";

/** The joint minutes by session: every entry that both sides have signed, in its exact words, and nothing that one side alone has said. */
export function jointMinutesParts(source: PaperSource): PaperPart[] {
  const { sessions, offeredMinutes } = source.state;
  const entries = jointMinutes(offeredMinutes.values());
  if (entries.length === 0)
    return [paragraph("Both sides have signed no entry of joint minutes yet.", "gap")];
  return [
    paragraph(
      `${counted(entries.length, "entry", "entries")}. Each stands in exactly the words that both sides have signed; an entry is never changed, and what corrects it is another entry. A number that is missing was offered and not signed by both.`,
    ),
    ...sessions.flatMap((session) => {
      const own = entries.filter((each) => each.session === session.number);
      return own.length === 0 ? [] : sessionParts(session, own, source);
    }),
  ];
}

function sessionParts(
  session: BargainingSession,
  entries: readonly MinutesEntry[],
  { state, mark }: PaperSource,
): PaperPart[] {
  const { number, opened, adjourned } = session;
  const until = adjourned === null ? "" : `, adjourned ${doneWords(adjourned, mark.zone)}`;
  return [
    heading(1, `Session ${number}`),
    paragraph(`Opened ${doneWords(opened, mark.zone)}${until}.`),
    {
      kind: "table",
      columns: [
        { words: "Entry", width: 10 },
        { words: "Words", width: 58 },
        { words: "Signed", width: 32 },
      ],
      rows: entries.map((entry) => [
        String(entry.number),
        entry.corrects === null ? entry.words : `Corrects entry ${entry.corrects}.\n${entry.words}`,
        signedLines(entry, { sides: state.sides, zone: mark.zone }),
      ]),
    },
  ];
}

/** Offering the words and signing them are the two signatures. */
function signedLines(
  { side, stamp, end }: MinutesEntry,
  { sides, zone }: { sides: Sides; zone: string },
): string {
  return [
    `${sides[side].short}: ${stamp.seatName}, ${doneWords(stamp, zone)}, row ${stamp.seq}`,
    `${sides[otherSide(side)].short}: ${end.stamp.seatName}, ${doneWords(end.stamp, zone)}, row ${end.stamp.seq}`,
  ].join("\n");
}
