import type { GalleryLineage, GalleryRow } from "@crosstable/shared/documents/gallery";
import { proposalLabel } from "@crosstable/shared/moves/case-state";

const ITS_PARTS = "Its parts:";
const GOES_ON: Record<NonNullable<GalleryLineage["goesOn"]>["how"], string> = {
  parts: "It goes on in its parts:",
  split: "It was split, and goes on as",
  merged: "It was merged with others, and goes on as",
};

/** Withdrawn with its parts, the whole goes on in nothing. */
function goesOnWords(how: keyof typeof GOES_ON, standing: GalleryRow["standing"]): string {
  return how === "parts" && standing !== "in-parts" ? ITS_PARTS : GOES_ON[how];
}

interface GalleryLineageProps {
  readonly row: GalleryRow;
  readonly rows: readonly GalleryRow[];
  readonly onShow: (proposal: string) => void;
}

/** Where a proposal went and what it comes from, so that nobody looks for a number in vain. */
export function GalleryLineageWords({ row, rows, onShow }: GalleryLineageProps): React.ReactNode {
  const { partOf, comesFrom, goesOn, formerNumbers } = row.lineage;
  const added = goesOn === null ? rows.filter(({ lineage }) => lineage.partOf === row.id) : [];
  const lines: [words: string, ids: readonly string[]][] = [];
  if (goesOn !== null) lines.push([goesOnWords(goesOn.how, row.standing), goesOn.in]);
  if (added.length > 0) lines.push([ITS_PARTS, added.map(({ id }) => id)]);
  if (partOf !== null) lines.push(["A part of", [partOf]]);
  else if (comesFrom.length > 0) lines.push(["It comes from", comesFrom]);
  return (
    <>
      {formerNumbers.length > 0 && (
        <span className="gallery-lineage">Formerly {formerNumbers.join(", ")}</span>
      )}
      {lines.map(([words, ids]) => (
        <span key={words} className="gallery-lineage">
          {words}{" "}
          {ids.map((id) => {
            const found = rows.find((each) => each.id === id);
            return found === undefined ? null : (
              <button key={id} type="button" className="gallery-link" onClick={() => onShow(id)}>
                {proposalLabel(found)}
              </button>
            );
          })}
        </span>
      ))}
    </>
  );
}
