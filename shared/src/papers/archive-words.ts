import type { Manifest } from "./manifest.ts";
import { markSentence } from "./paper-mark.ts";

/** What somebody reads who opens an archive years later, with nothing else at hand. */
export function archiveWords(manifest: Manifest): string {
  const { talks, privateTo } = manifest;
  return [
    `Archive of ${privateTo.name} of the talks "${talks}"`,
    "",
    `PRIVATE to ${privateTo.name}: the folder "caucus" holds what its caucus wrote. The other`,
    "folders hold what both sides can read. Nothing of the other side's caucus is in here.",
    "",
    markSentence(manifest),
    "",
    "caucus/   notes, drafts, what was received on paper, imports, votes, what was supposed, the",
    "          private columns, and when a mediator could read all that: to read (HTML, DOCX, XLSX,",
    "          CSV) and as data (JSON). In the data the notes are blocks, and the words of a block are",
    "          runs: a run says which words, and whether they are bold, italic, underlined or struck",
    '          ("strike"), which address they lead to ("link") and whom they name ("mention")',
    "record/   the joint record, row by row; each row's head is the SHA-256 of the row with the head",
    "          before it. A copy of Crosstable checks it with: npm run verify -- FILE, or on its page",
    "          for that",
    "papers/   status sheet, record, joint minutes, tentative agreements and draft memorandum, as",
    "          HTML and DOCX",
    "matrix/   the matrix as XLSX and CSV; working status and remarks in it are no positions",
    "manifest.json   every file here with its SHA-256",
    "",
  ].join("\r\n");
}
