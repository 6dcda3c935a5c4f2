import { jointMinutesParts } from "./joint-minutes.ts";
import { memorandumParts } from "./memorandum.ts";
import type { PaperSource } from "./paper-source.ts";
import { paperTitle, type Paper, type PaperKind, type PaperPart } from "./paper.ts";
import { recordParts } from "./record-paper.ts";
import { statusSheetParts } from "./status-sheet.ts";
import { taBinderParts } from "./ta-binder.ts";

const PARTS: Record<PaperKind, (source: PaperSource) => PaperPart[]> = {
  "status-sheet": statusSheetParts,
  record: recordParts,
  minutes: jointMinutesParts,
  "ta-binder": taBinderParts,
  memorandum: memorandumParts,
};

/** Makes one paper of the record. It holds what both sides can read on the record, and nothing else. */
export function makePaper(kind: PaperKind, source: PaperSource): Paper {
  return {
    title: paperTitle(kind),
    talks: source.state.title,
    stamp: kind === "memorandum" ? "Draft" : null,
    mark: source.mark,
    parts: PARTS[kind](source),
  };
}
