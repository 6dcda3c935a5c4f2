import type { GalleryStatement, GalleryTalks } from "@crosstable/shared/documents/gallery";
import { SIDE_MARKS } from "@crosstable/shared/sides";

import { asOfWords } from "../../components/as-of-words.ts";
import { SideMark } from "../../components/side-mark.tsx";
import { Signs } from "../../components/signs.tsx";
import { timeInZone } from "../../components/time-in-zone.ts";

interface GalleryStatementsProps {
  readonly statements: readonly GalleryStatement[];
  readonly talks: GalleryTalks;
}

/** What the sides have said in public, alone or together, newest first, each with its moment. */
export function GalleryStatements({ statements, talks }: GalleryStatementsProps): React.ReactNode {
  if (statements.length === 0) return null;
  const zone = talks.groundRules?.timeZone ?? talks.expiration?.zone ?? "UTC";
  return (
    <section className="gallery-statements" aria-label="Statements">
      <h2>Statements</h2>
      <ol className="gallery-items">
        {statements.map(({ number, by, words, at, asOf }) => {
          const marks = by === "both" ? SIDE_MARKS : [by];
          return (
            <li key={number} data-statement={number} tabIndex={-1}>
              <span className="gallery-statement-marks">
                {marks.map((mark) => (
                  <SideMark key={mark} side={mark} />
                ))}
              </span>
              <div>
                <strong>{marks.map((mark) => talks.sides[mark].short).join(" and ")}</strong>
                <p className="gallery-age">
                  <time dateTime={at}>
                    {asOf === null ? timeInZone(at, zone) : asOfWords(asOf)}
                  </time>
                </p>
                <p className="gallery-statement">
                  <Signs>{words}</Signs>
                </p>
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
