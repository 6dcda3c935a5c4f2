import type { VoteView } from "@crosstable/shared/authority/view-votes";
import type { VoteContent } from "@crosstable/shared/authority/vote-act";
import { talliedWords } from "@crosstable/shared/authority/vote-words";
import {
  CAUCUS_CELLS,
  CAUCUS_NEW,
  CAUCUS_NOTES,
  draftRoot,
  newProposal,
  PRIVATE_COLUMNS,
  privateCellWords,
  privateColumnWords,
  type PrivateColumn,
  type ReceivedProposal,
} from "@crosstable/shared/documents/caucus";
import type { NoteBlock } from "@crosstable/shared/documents/notes-content";
import { cellKey, type WorksheetCell } from "@crosstable/shared/documents/worksheet";
import type { ProposalId, SeatId } from "@crosstable/shared/ids";
import { articleFoundAs } from "@crosstable/shared/moves/article-words";
import { draftReadWords } from "@crosstable/shared/papers/draft-read-words";
import { noteLines, runsInWords } from "@crosstable/shared/papers/notes-lines";
import type { CaucusPart, SearchItem } from "@crosstable/shared/search/items";
import { otherSide, type SideMark, type Sides } from "@crosstable/shared/sides";
import type * as Y from "yjs";

import { draftReadOf } from "../../sync/caucus-content.ts";
import { importsOf } from "../../sync/caucus-imports.ts";
import { notesContent } from "../../sync/notes-content.ts";
import { supposalsOf } from "../../sync/use-supposal-log.ts";

/** A proposal and what it is called. */
export interface Named {
  readonly id: ProposalId;
  readonly label: string;
  /** The article that it cites; empty where it cites none. */
  readonly article: string;
}

export interface CaucusReading {
  readonly side: SideMark;
  readonly sides: Sides;
  /** The proposals on the table. */
  readonly tabled: readonly Named[];
  /** The side's votes, as this seat may see them. */
  readonly votes: readonly VoteView[];
  readonly nameOf: (seat: SeatId) => string;
}

/** What a piece of a caucus says beside its words. */
interface About {
  readonly part: CaucusPart;
  /** What it is: "Our draft". */
  readonly sentence: string;
  readonly on?: Named | null;
  readonly at?: string;
  readonly column?: PrivateColumn;
}

/** Every piece of words that a side has in its caucus, its votes included. */
export function caucusItems(doc: Y.Doc, reading: CaucusReading): SearchItem[] {
  const { side, sides, tabled, votes } = reading;
  const fresh = freshOf(doc);
  const { groups, received } = importsOf(doc);
  const named = [...tabled, ...fresh, ...received.map(paperOf)];
  const own = pieces({ side, seat: null, name: `${sides[side].short} caucus`, role: null });
  const other = otherSide(side);
  const theirs = pieces({ side: other, seat: null, name: sides[other].short, role: null });
  const labelled = (id: ProposalId | null): Named | null =>
    named.find((each) => each.id === id) ?? null;
  const cells = doc.getMap<WorksheetCell>(CAUCUS_CELLS);
  return [
    ...notesTexts(doc).flatMap((text) => own(text, { part: "notes", sentence: "Notes" })),
    ...fresh.flatMap((on) => own(on.text, { part: "drafts", sentence: "Our new proposal", on })),
    ...named.flatMap((on, at) => {
      if (named.findIndex(({ id }) => id === on.id) !== at) return [];
      const draft = draftTexts(doc, on.id).flatMap((text) =>
        own(text, { part: "drafts", sentence: "Our draft", on }),
      );
      return [
        ...draft,
        ...PRIVATE_COLUMNS.flatMap((column) =>
          own(privateCellWords(column, cells.get(cellKey(on.id, column))?.value ?? ""), {
            part: "matrix",
            sentence: `Our matrix: ${privateColumnWords(column)}`,
            on,
            column,
          }),
        ),
      ];
    }),
    ...received.flatMap((each) =>
      theirs(receivedText(each), {
        part: "received",
        sentence: "Received on paper",
        on: paperOf(each),
      }),
    ),
    ...groups.flatMap(({ kind, source, at }) =>
      own(source, { part: kind === "drafts" ? "drafts" : "received", sentence: "Import", at }),
    ),
    ...supposalsOf(doc).flatMap(({ proposal, text, by, at }) =>
      own(`${by}: ${text}`, {
        part: "supposals",
        sentence: "What we supposed",
        on: labelled(proposal),
        at,
      }),
    ),
    ...votes.flatMap((vote) => {
      const { content, calledAt: at } = vote;
      const on = "proposal" in content ? labelled(content.proposal) : null;
      const voted = votedText(content);
      return [
        ...own(voteText(vote, reading), { part: "votes", sentence: "Our vote", on, at }),
        ...own(voted, { part: "votes", sentence: "The text that we voted on", on, at }),
      ];
    }),
  ];
}

function pieces(by: SearchItem["by"]) {
  return (text: string, { part, sentence, on = null, at, column }: About): SearchItem[] => {
    if (text.trim() === "") return [];
    const { id, label, article } = on ?? { id: null, label: null, article: "" };
    const about = article === "" ? "" : articleFoundAs(article);
    const none = { about, article: null, pass: null, seq: null, asOf: null };
    const cell = column === undefined ? {} : { column };
    const found = { ...none, ...cell, part, sentence, proposal: id, label, at: at ?? null };
    return [{ kind: "words", text, by, ...found }];
  };
}

/** A draft, and who has read it against which pass. */
function draftTexts(doc: Y.Doc, proposal: ProposalId): string[] {
  const read = draftReadOf(doc, proposal);
  const text = doc.getText(draftRoot(proposal)).toString();
  return read === null ? [text] : [text, draftReadWords(read)];
}

function freshOf(doc: Y.Doc): (Named & { readonly text: string })[] {
  return [...doc.getMap(CAUCUS_NEW).values()].flatMap((kept) => {
    const read = newProposal.safeParse(kept);
    if (!read.success) return [];
    const { id, number, title, subject, category, article, currentLanguage } = read.data;
    const text = [title, subject, category, currentLanguage].join(" ");
    return [{ id, label: number || title || subject, article, text }];
  });
}

function paperOf({ id, number, title, subject, article }: ReceivedProposal): Named {
  return { id, label: number || title || subject, article };
}

function receivedText({ title, subject, category, currentLanguage, text }: ReceivedProposal) {
  return [title, subject, category, currentLanguage, text]
    .filter((words) => words !== "")
    .join("\n");
}

/** The question, how it ended, and who voted how where that is no secret. */
function voteText(vote: VoteView, { nameOf }: CaucusReading): string {
  const ballots = vote.ballots?.map(({ seat, choice }) => `${nameOf(seat)}: ${choice}`) ?? [];
  return [vote.question, talliedWords(vote), ...ballots].join("\n");
}

/** What was voted on, as far as it is the side's own: what the other side passed or offered is in the record. */
function votedText(content: VoteContent): string {
  if (content.kind === "text") return content.text;
  if (content.kind !== "offer") return "";
  const texts = content.members.map((member) => (member.offer === "pass" ? member.text : ""));
  return [content.title ?? "", content.words, ...texts].filter((each) => each !== "").join("\n");
}

/** The texts of the notes, a line each. What is struck is found too, and says so. */
function notesTexts(doc: Y.Doc): string[] {
  return textsOf(notesContent(doc.getXmlFragment(CAUCUS_NOTES)));
}

function textsOf(blocks: readonly NoteBlock[]): string[] {
  return noteLines(blocks).flatMap((line) => {
    if (line.kind === "line") return [runsInWords(line.runs)];
    return line.kind === "rule" ? [] : line.rows.flat().flatMap((cell) => textsOf(cell.blocks));
  });
}
