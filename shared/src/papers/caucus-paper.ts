import type { PastInvitation } from "../authority/invitation-log.ts";
import type { DraftRead, ImportGroup, NewProposal, ReceivedProposal } from "../documents/caucus.ts";
import type { NoteBlock } from "../documents/notes-content.ts";
import { articleWords } from "../moves/article-words.ts";
import type { SideMark, Sides } from "../sides.ts";
import { draftReadWords } from "./draft-read-words.ts";
import type { ExportMark } from "./export-name.ts";
import { invitationParts } from "./invitation-parts.ts";
import { votesParts, type KeptVotes } from "./kept-votes.ts";
import { timeWords } from "./paper-dates.ts";
import { heading, paragraph, type Paper, type PaperPart } from "./paper.ts";
import type { Sheet } from "./sheet.ts";
import { passText } from "./ta-binder.ts";

/** What a side has written in its own caucus, as plain data. */
export interface CaucusWords {
  readonly notes: readonly NoteBlock[];
  readonly drafts: readonly {
    readonly label: string;
    readonly text: string;
    readonly read: DraftRead | null;
  }[];
  readonly newProposals: readonly NewProposal[];
  /** What the other side gave on paper. */
  readonly received: readonly ReceivedProposal[];
  readonly imports: readonly ImportGroup[];
  /** What this side has supposed across the table. */
  readonly supposals: readonly {
    readonly label: string | null;
    readonly text: string;
    readonly by: string;
    readonly at: string;
  }[];
  readonly votes: KeptVotes;
  /** When a mediator could read the caucus, the latest first. */
  readonly invited: readonly PastInvitation[];
  /** The private columns. */
  readonly columns: Sheet;
}

/** What stands in the document itself. */
type Written = Omit<CaucusWords, "votes" | "invited">;

/** A side's caucus on paper: its notes, drafts and private columns, with whose it is on every page. */
export function caucusPaper(options: {
  side: SideMark;
  sides: Sides;
  talks: string;
  words: CaucusWords;
  mark: ExportMark;
}): Paper {
  const { side, sides, talks, words, mark } = options;
  const { short } = sides[side];
  return {
    title: `Caucus of ${short}`,
    talks,
    stamp: `Private to ${short}`,
    mark,
    parts: [
      paragraph(`For ${short} alone. Not for the other side, the mediator or observers.`, "alarm"),
      ...caucusParts(words, {
        zone: mark.zone,
        votes: [heading(1, "Votes"), ...votesParts(words.votes, mark.zone)],
        who: "we",
      }),
      heading(1, "When a mediator could read this"),
      ...invitationParts(words.invited, mark.zone),
    ],
  };
}

/**
 * Everything that stands in a caucus, in the order of its paper. `votes` goes in at its place, and is empty for whoever is not shown them;
 * `who` is the side as its reader calls it.
 */
export function caucusParts(
  words: Written,
  { zone, votes, who }: { zone: string; votes: readonly PaperPart[]; who: "we" | "they" },
): PaperPart[] {
  return [
    heading(1, "Notes"),
    words.notes.length === 0
      ? paragraph("There are no notes.", "gap")
      : { kind: "notes", blocks: words.notes },
    heading(1, "Drafts"),
    ...draftParts(words),
    heading(1, "Received on paper, not on the record"),
    ...receivedParts(words),
    ...importParts(words, zone),
    ...votes,
    heading(1, `What ${who} supposed across the table`),
    ...supposalParts(words, zone),
    heading(1, "Private columns"),
    ...columnParts(words.columns, who),
  ];
}

function draftParts({ drafts, newProposals }: Written): PaperPart[] {
  if (drafts.length === 0 && newProposals.length === 0)
    return [paragraph("There are no drafts.", "gap")];
  return [
    ...newProposals.map((each) => {
      const called = wordsOf([each.number, each.title, each.subject]);
      return paragraph(`New, not on the table: ${called === "" ? "without a title" : called}`);
    }),
    ...drafts.flatMap(({ label, text, read }) => [
      heading(2, `Draft on ${label}`),
      ...(read === null ? [] : [paragraph(draftReadWords(read), "note")]),
      ...passText(text),
    ]),
  ];
}

function receivedParts({ received }: Written): PaperPart[] {
  if (received.length === 0) return [paragraph("Nothing was received on paper.", "gap")];
  return received.flatMap((each) => [
    heading(2, wordsOf([each.number, each.title, each.subject])),
    ...about(each).map((words) => paragraph(words, "note")),
    ...(each.currentLanguage === ""
      ? []
      : [paragraph("Contract today, as they gave it:", "note"), ...passText(each.currentLanguage)]),
    ...(each.text === "" ? [paragraph("No text.", "gap")] : passText(each.text)),
  ]);
}

function about({ category, article }: ReceivedProposal): string[] {
  const words = wordsOf([category, article === "" ? "" : articleWords(article)]);
  return words === "" ? [] : [words];
}

function importParts({ imports }: Written, zone: string): PaperPart[] {
  if (imports.length === 0) return [];
  const items = imports.map(({ source, kind, at, rows }) => {
    const what = kind === "drafts" ? "own drafts" : "received on paper";
    return `${source}: ${rows.length} ${rows.length === 1 ? "proposal" : "proposals"} as ${what}, ${timeWords(at, zone)}`;
  });
  return [heading(1, "Imports"), { kind: "list", items }];
}

function supposalParts({ supposals }: Written, zone: string): PaperPart[] {
  if (supposals.length === 0) return [paragraph("Nothing was supposed.", "gap")];
  return [
    paragraph(
      "Said as what-ifs: none of it ever bound anybody, and none is on the record.",
      "note",
    ),
    ...supposals.map(({ label, text, by, at }) =>
      paragraph(`${by}${label === null ? "" : ` on ${label}`}, ${timeWords(at, zone)}:\n${text}`),
    ),
  ];
}

function wordsOf(parts: readonly string[]): string {
  return [...new Set(parts.filter((words) => words !== ""))].join(" · ");
}

/** A row has a line for each column that says something: on paper there is no room for so many columns. */
function columnParts({ columns, rows }: Sheet, who: "we" | "they"): PaperPart[] {
  const written = rows.flatMap((row) => {
    const lines = columns.flatMap(({ words }, at) => {
      const cell = row[at] ?? "";
      return cell === "" || !words.includes("(private") ? [] : [`${words}: ${cell}`];
    });
    const name = row
      .slice(0, 3)
      .filter((cell) => cell !== "")
      .join(" · ");
    return lines.length === 0 ? [] : [[name, lines.join("\n")]];
  });
  if (written.length === 0) return [paragraph("Nothing is written in them.", "gap")];
  return [
    {
      kind: "table",
      columns: [
        { words: "Proposal", width: 40 },
        { words: `What only ${who} know`, width: 60 },
      ],
      rows: written,
    },
  ];
}
