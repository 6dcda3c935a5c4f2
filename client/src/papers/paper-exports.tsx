import { PAPER_KINDS, paperTitle, type PaperKind } from "@crosstable/shared/papers/paper";
import { Link } from "wouter";

import { useMe } from "../stores/me-store.ts";
import { closeExports } from "./export-store.ts";
import { FileButton } from "./file-button.tsx";
import { paperAsDocx, paperAsPdf } from "./paper-files.ts";
import { useServerPrints } from "./use-server-prints.ts";

const WORDS: Record<PaperKind, string> = {
  "status-sheet": "What is open, whose turn it is, what is due, agreed and withdrawn.",
  record: "Every row: who, when, in which words, from which sources, with its head.",
  minutes: "What both sides have signed into the joint minutes, by session.",
  "ta-binder": "Every tentative agreement with its whole text and its signatures.",
  memorandum:
    "A draft with all tentative agreements under numbers, and blanks for what is not known.",
};

/** The papers that are made of the record, each to look at and print, and as a file. */
export function PaperExports({ seq }: { seq: number }): React.ReactNode {
  const { seat } = useMe();
  const doesServerPrint = useServerPrints();
  return (
    <section className="export-part" aria-labelledby="export-papers">
      <h3 id="export-papers">Papers</h3>
      <ul className="export-papers">
        {PAPER_KINDS.map((kind) => (
          <li key={kind}>
            <span>
              <strong>{paperTitle(kind)}</strong>
              {kind === "memorandum" && " (draft)"}
              <br />
              {WORDS[kind]}
            </span>
            <span className="export-buttons">
              <Link
                href={`/s/${seat.seat}/papers/${kind}`}
                className="button button-plain button-small"
                onClick={closeExports}
                aria-label={`Look and print: ${paperTitle(kind)}`}
              >
                Look and print
              </Link>
              {doesServerPrint && (
                <FileButton
                  words="PDF"
                  of={paperTitle(kind)}
                  make={async () => paperAsPdf(kind, seq)}
                />
              )}
              <FileButton
                words="DOCX"
                of={paperTitle(kind)}
                make={async () => paperAsDocx(kind, null)}
              />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
