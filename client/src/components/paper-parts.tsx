import type { PaperPart } from "@crosstable/shared/papers/paper";
import type { ReactNode } from "react";

import { LegalBlocks } from "./legal-text.tsx";
import { PaperNotes } from "./paper-notes.tsx";

import "./paper-parts.css";
import { Signs } from "./signs.tsx";

/** The parts of a paper on a screen, in the screen's own letters and colours. */
export function PaperParts({ parts }: { parts: readonly PaperPart[] }): ReactNode {
  return (
    <div className="paper-parts">
      {parts.map((part, at) => (
        // Parts have no other name than their place.
        <OnePart key={at} part={part} />
      ))}
    </div>
  );
}

function OnePart({ part }: { part: PaperPart }): ReactNode {
  switch (part.kind) {
    case "heading": {
      const Tag = HEADINGS[part.level];
      return (
        <Tag>
          <Signs>{part.words}</Signs>
        </Tag>
      );
    }
    case "paragraph":
      return (
        <p className={`paper-parts-${part.tone}`}>
          <Signs>{part.words}</Signs>
        </p>
      );
    case "list":
      return (
        <ul>
          {part.items.map((item, at) => (
            <li key={at}>
              <Signs>{item}</Signs>
            </li>
          ))}
        </ul>
      );
    case "text":
      return <LegalBlocks blocks={part.blocks} />;
    case "notes":
      return <PaperNotes blocks={part.blocks} />;
    case "table":
      return <TablePart part={part} />;
    case "blanks":
    case "page-break":
      return null;
  }
}

const HEADINGS = { 1: "h2", 2: "h3", 3: "h4" } as const;

function TablePart({ part }: { part: Extract<PaperPart, { kind: "table" }> }): ReactNode {
  return (
    <div className="paper-parts-table" tabIndex={0} role="group" aria-label="Table">
      <table>
        <thead>
          <tr>
            {part.columns.map(({ words }, at) => (
              <th key={at} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {part.rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={column}>
                  <Signs>{cell}</Signs>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
