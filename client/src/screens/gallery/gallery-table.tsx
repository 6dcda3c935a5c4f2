import type { GalleryRow, GalleryTalks } from "@crosstable/shared/documents/gallery";
import { SIDE_MARKS } from "@crosstable/shared/sides";

import { Gap } from "../../components/gap.tsx";
import { SideMark } from "../../components/side-mark.tsx";
import { Signs } from "../../components/signs.tsx";
import { StandingChip } from "../../components/standing-chip.tsx";
import { WholeNumbers } from "../../components/whole-numbers.tsx";
import { GalleryLineageWords } from "./gallery-lineage.tsx";
import { PublishedAge } from "./gallery-off-record.tsx";

interface GalleryTableProps {
  readonly talks: GalleryTalks;
  readonly rows: readonly GalleryRow[];
  /** Those that the search leaves out as well: a row may lead to them. */
  readonly all: readonly GalleryRow[];
  readonly onShow: (proposal: string) => void;
}

/** Every proposal with its standing and what each side has put forward, under the side that sponsors it. */
export function GalleryTable({ talks, rows, all, onShow }: GalleryTableProps): React.ReactNode {
  return (
    <table className="gallery-table">
      <thead>
        <tr>
          <th scope="col" className="gallery-col-proposal">
            Proposal
          </th>
          <th scope="col" className="gallery-col-standing">
            Standing and last move
          </th>
          <th scope="col">{talks.sides.a.short}</th>
          <th scope="col">{talks.sides.b.short}</th>
        </tr>
      </thead>
      {SIDE_MARKS.map((mark) => {
        const own = rows.filter((row) => row.sponsor === mark);
        if (own.length === 0) return null;
        return (
          <tbody key={mark}>
            <tr className="gallery-group">
              <th scope="rowgroup" colSpan={4}>
                <SideMark side={mark} /> {talks.sides[mark].name}
              </th>
            </tr>
            {own.map((row) => (
              <GalleryLine key={row.id} row={row} talks={talks}>
                <GalleryLineageWords row={row} rows={all} onShow={onShow} />
              </GalleryLine>
            ))}
          </tbody>
        );
      })}
    </table>
  );
}

function GalleryLine(props: {
  row: GalleryRow;
  talks: GalleryTalks;
  children: React.ReactNode;
}): React.ReactNode {
  const { row, talks, children } = props;
  const position = (text: string | undefined): React.ReactNode => {
    if (text === undefined) return <span className="gallery-none">No pass yet</span>;
    return text === "" ? <Gap words="no text given" /> : <Signs>{text}</Signs>;
  };
  return (
    <tr data-proposal={row.id} tabIndex={-1}>
      <th scope="row" className={`side-${row.sponsor}`}>
        {row.number !== null && (
          <span className="gallery-number">
            <WholeNumbers>{row.number}</WholeNumbers>
          </span>
        )}
        {row.title ?? row.subject}
        {children}
      </th>
      <td>
        <StandingChip standing={row.standing} turn={row.turn} beneath={row.beneath} />
        <span className="gallery-age">
          <PublishedAge moment={row.lastMove} talks={talks} />
        </span>
      </td>
      {SIDE_MARKS.map((mark) => (
        <td key={mark} data-side={talks.sides[mark].short}>
          {position(row.positions[mark]?.text)}
        </td>
      ))}
    </tr>
  );
}
