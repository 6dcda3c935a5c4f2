import type { PastInvitation } from "@crosstable/shared/authority/invitation-log";
import type { VotesView } from "@crosstable/shared/authority/view-votes";
import { matrixRow, matrixTalks, type MatrixRow } from "@crosstable/shared/documents/matrix";
import type { SeatId } from "@crosstable/shared/ids";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { archiveWords } from "@crosstable/shared/papers/archive-words";
import { caucusPaper, type CaucusWords } from "@crosstable/shared/papers/caucus-paper";
import { csvText } from "@crosstable/shared/papers/csv";
import { exportName } from "@crosstable/shared/papers/export-name";
import { keptVotes } from "@crosstable/shared/papers/kept-votes";
import { makePaper } from "@crosstable/shared/papers/make-paper";
import { archiveManifest, type ArchiveFile } from "@crosstable/shared/papers/manifest";
import { matrixSheet, type Cells } from "@crosstable/shared/papers/matrix-sheet";
import { PAPER_KINDS, type Paper } from "@crosstable/shared/papers/paper";
import { paperPage } from "@crosstable/shared/papers/paper-page";
import type { PaperSource } from "@crosstable/shared/papers/paper-source";
import { sheetTable, type Sheet } from "@crosstable/shared/papers/sheet";
import type { SideMark } from "@crosstable/shared/sides";
import { recordFile } from "@crosstable/shared/verify/record-file";
import { strToU8, zipSync } from "fflate";

import { paperDocx } from "../docx/paper-docx.ts";
import { bySponsorAndNumber } from "../sync/by-sponsor-and-number.ts";
import type { CaucusContent } from "../sync/caucus-content.ts";
import { caucusWords, labelIn } from "./caucus-words.ts";
import type { NamedFile } from "./named-file.ts";
import { sheetXlsx } from "./sheet-xlsx.ts";

export interface ArchiveOptions {
  readonly side: SideMark;
  readonly source: PaperSource;
  readonly worksheet: Cells;
  readonly caucus: CaucusContent;
  readonly votes: VotesView;
  /** When a mediator could read the caucus. */
  readonly invited: readonly PastInvitation[];
  readonly nameOf: ReadonlyMap<SeatId, string>;
}

/** The form of caucus.json. In 1 the notes were without marks, and nothing said when a mediator could read. */
const CAUCUS_VERSION = 2;
/** Deflate's middle way: a record of megabytes is packed in a second. */
const LEVEL = 6;

/**
 * Everything that one side takes home: its own caucus, the joint record, and the papers. It is made on this device of what this
 * seat can read anyway; the other side's caucus was never here.
 */
export async function sideArchive(options: ArchiveOptions): Promise<NamedFile> {
  const { side, source, worksheet } = options;
  const { state, mark } = source;
  // Of the record that the mark names, whatever the page has shown meanwhile.
  const rows = [...state.proposals.values()].map(matrixRow).toSorted(bySponsorAndNumber);
  const { title, sides, articles } = state;
  const files = [
    ...(await caucusFiles(options, rows)),
    textFile("record/record.jsonl", recordFile(source.entries, state)),
    ...(await sheetFiles(
      "matrix/matrix",
      matrixSheet({ title, sides, rows, articles, worksheet, mark }),
    )),
  ];
  for (const kind of PAPER_KINDS) {
    // One after the other: a long record is much in memory.
    files.push(...(await paperFiles(`papers/${kind}`, makePaper(kind, source))));
  }
  const privateTo = { side, name: state.sides[side].short };
  const manifest = archiveManifest(files, { talks: state.title, privateTo, mark });
  files.push(textFile("manifest.json", `${JSON.stringify(manifest, null, 2)}\n`));
  files.push(textFile("READ-ME.txt", archiveWords(manifest)));
  const zipped = zipSync(Object.fromEntries(files.map(({ path, bytes }) => [path, bytes])), {
    level: LEVEL,
    mtime: mark.at,
  });
  const file = new Blob([zipped], { type: "application/zip" });
  return { file, name: exportName(mark, `private-archive-of-side-${side}`, "zip") };
}

async function caucusFiles(
  options: ArchiveOptions,
  rows: readonly MatrixRow[],
): Promise<ArchiveFile[]> {
  const { side, source, caucus, invited, nameOf } = options;
  const { state, mark } = source;
  const votes = keptVotes(options.votes, {
    nameOf: (seat) => nameOf.get(seat) ?? "Somebody",
    labelOf: (proposal) => labelIn(proposal, { rows, caucus }),
  });
  const words: CaucusWords = {
    ...caucusWords({ side, talks: matrixTalks(state, mark), rows, caucus, mark }),
    votes,
    invited,
  };
  const paper = caucusPaper({ side, sides: state.sides, talks: state.title, words, mark });
  const data = {
    format: "crosstable-caucus",
    version: CAUCUS_VERSION,
    negotiation: mark.negotiation,
    side,
    made: mark.at,
    ...caucus,
    cells: Object.fromEntries(caucus.cells),
    votes,
    invitations: invited,
    proposals: rows.map((row) => ({ id: row.id, label: proposalLabel(row) })),
  };
  return [
    ...(await paperFiles("caucus/caucus", paper)),
    ...(await sheetFiles("caucus/private-columns", words.columns)),
    textFile("caucus/caucus.json", `${JSON.stringify(data, null, 2)}\n`),
  ];
}

async function paperFiles(path: string, paper: Paper): Promise<ArchiveFile[]> {
  return [
    textFile(`${path}.html`, paperPage(paper)),
    { path: `${path}.docx`, bytes: await paperDocx(paper) },
  ];
}

async function sheetFiles(path: string, sheet: Sheet): Promise<ArchiveFile[]> {
  return [
    textFile(`${path}.csv`, csvText(sheetTable(sheet))),
    { path: `${path}.xlsx`, bytes: await bytesOf(await sheetXlsx(sheet)) },
  ];
}

async function bytesOf(file: Blob): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

function textFile(path: string, text: string): ArchiveFile {
  return { path, bytes: strToU8(text) };
}
