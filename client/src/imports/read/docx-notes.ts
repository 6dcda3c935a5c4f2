import type { LeftOut } from "./docx-words.ts";
import { counted } from "./found.ts";

interface LeftOutOfDocument extends LeftOut {
  /** Headers and footers with words in them. */
  readonly margins: number;
}

/** What has to be said of how a document was read, in sentences. */
export function notesOnDocument(left: LeftOutOfDocument, hasUnknownNumbers: boolean): string[] {
  const notes: string[] = [];
  if (left.inserted + left.deleted > 0) {
    notes.push(
      `The document has tracked changes: ${counted(left.inserted, "insertion", "insertions")} and ${counted(left.deleted, "deletion", "deletions")}. It was read as if all were accepted. If they are not agreed, settle them in the document first.`,
    );
  }
  if (left.struck > 0) {
    notes.push(
      `${counted(left.struck, "struck passage", "struck passages")} left out: words that are struck were read as taken away. If they are not, take the strike off in the document first.`,
    );
  }
  const out = [
    countedOrNothing(left.footnotes, "footnote", "footnotes"),
    countedOrNothing(left.comments, "comment", "comments"),
    countedOrNothing(left.pictures, "picture or text box", "pictures or text boxes"),
    countedOrNothing(left.hidden, "hidden passage", "hidden passages"),
    countedOrNothing(left.signs, "sign of a picture font", "signs of picture fonts"),
    countedOrNothing(left.contents, "line of a table of contents", "lines of a table of contents"),
    countedOrNothing(left.margins, "header or footer", "headers and footers"),
  ].filter((words) => words !== "");
  if (out.length > 0) notes.push(`Left out: ${out.join(", ")}.`);
  if (hasUnknownNumbers)
    notes.push(
      "Some clauses have a kind of number that is not known here; they were numbered 1, 2, 3.",
    );
  return notes;
}

function countedOrNothing(count: number, one: string, many: string): string {
  return count === 0 ? "" : counted(count, one, many);
}
