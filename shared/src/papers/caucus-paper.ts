import type { NewProposal } from "../documents/caucus.ts";
import type { SideMark, Sides } from "../sides.ts";
import type { ExportMark } from "./export-name.ts";
import { heading, paragraph, type Paper, type PaperPart } from "./paper.ts";
import type { Sheet } from "./sheet.ts";
import { passText } from "./ta-binder.ts";

/** What a side has written in its own caucus, as plain data. */
export interface CaucusWords {
  readonly notes: readonly PaperPart[];
  readonly drafts: readonly { readonly label: string; readonly text: string }[];
  readonly newProposals: readonly NewProposal[];
  /** The private columns. */
  readonly columns: Sheet;
}

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
      heading(1, "Notes"),
      ...(words.notes.length === 0 ? [paragraph("There are no notes.", "gap")] : words.notes),
      heading(1, "Drafts"),
      ...draftParts(words),
      heading(1, "Private columns"),
      ...columnParts(words.columns),
    ],
  };
}

function draftParts({ drafts, newProposals }: CaucusWords): PaperPart[] {
  if (drafts.length === 0 && newProposals.length === 0)
    return [paragraph("There are no drafts.", "gap")];
  return [
    ...newProposals.map((each) =>
      paragraph(
        `New, not on the table: ${[each.number, each.title, each.subject].filter((words) => words !== "").join(" · ")}`,
      ),
    ),
    ...drafts.flatMap(({ label, text }) => [heading(2, `Draft on ${label}`), ...passText(text)]),
  ];
}

/** A row has a line for each column that says something: on paper there is no room for so many columns. */
function columnParts({ columns, rows }: Sheet): PaperPart[] {
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
        { words: "What only we know", width: 60 },
      ],
      rows: written,
    },
  ];
}
