import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import { isSigned, type OfferedMinutes } from "@crosstable/shared/moves/minutes";
import { otherSide } from "@crosstable/shared/sides";

import { Age } from "../../components/age.tsx";
import { SideMark } from "../../components/side-mark.tsx";
import { Signs } from "../../components/signs.tsx";

interface UnsignedMinutesProps {
  readonly offered: readonly OfferedMinutes[];
  readonly talks: MatrixTalks;
}

/** What was offered and not signed by both, apart from the minutes and out of sight until somebody asks. */
export function UnsignedMinutes({ offered, talks }: UnsignedMinutesProps): React.ReactNode {
  const gone = offered.filter((each) => each.end !== null && !isSigned(each)).toReversed();
  if (gone.length === 0) return null;
  return (
    <details className="minutes-unsigned">
      <summary>
        {gone.length === 1 ? "1 entry that was" : `${gone.length} entries that were`} offered and
        not signed: no part of the minutes
      </summary>
      <ul>
        {gone.map((each) => (
          <li key={each.number}>
            <p className="minutes-signed">
              <SideMark side={each.side} /> Entry {each.number} of session {each.session}:{" "}
              <Became offered={each} talks={talks} />
            </p>
            <blockquote className="move-quote">
              <Signs>{each.words}</Signs>
            </blockquote>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Became(props: { offered: OfferedMinutes; talks: MatrixTalks }): React.ReactNode {
  const { side, end } = props.offered;
  const { sides } = props.talks;
  if (end === null || end.how === "signed") return null;
  if (end.how === "fell") return "it fell with the hand that had offered it.";
  const who = end.how === "declined" ? sides[otherSide(side)].short : sides[side].short;
  const did = end.how === "declined" ? "declined it" : "took it back";
  return (
    <>
      {who} {did}, <Age at={end.stamp.at} asOf={end.stamp.asOf} />
      {end.words === "" ? "." : <Signs>{`: “${end.words}”`}</Signs>}
    </>
  );
}
