import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import { jointMinutes, type MinutesEntry } from "@crosstable/shared/moves/minutes";
import type { SideMark } from "@crosstable/shared/sides";

import { Button } from "../../components/button.tsx";
import { useMatrix } from "../../sync/use-matrix.ts";
import { MinutesList } from "./minutes-list.tsx";
import { MinutesOfferCard } from "./minutes-offer.tsx";
import { UnsignedMinutes } from "./unsigned-minutes.tsx";

interface MinutesPartProps {
  readonly talks: MatrixTalks;
  readonly side: SideMark | null;
  readonly isChief: boolean;
  readonly takesFocus: boolean;
  /** Opens the form, for a new entry or for the correction of a signed one. */
  readonly onWrite: (corrects: MinutesEntry | null) => void;
}

/** The joint minutes by session, after what waits for a signature. */
export function MinutesPart(props: MinutesPartProps): React.ReactNode {
  const { talks, side, isChief, takesFocus, onWrite } = props;
  const { offeredMinutes } = useMatrix();
  return (
    <>
      {offeredMinutes
        .filter(({ end }) => end === null)
        .map((offered) => (
          <MinutesOfferCard key={offered.number} {...{ offered, talks, side, isChief }} />
        ))}
      <MinutesList
        entries={jointMinutes(offeredMinutes)}
        talks={talks}
        onCorrect={isChief ? onWrite : null}
      />
      {isChief &&
        (talks.sessions.length === 0 ? (
          <p className="move-note">
            Minutes tell of a session. A chief opens the first one above the table.
          </p>
        ) : (
          <Button autoFocus={takesFocus} onPress={() => onWrite(null)}>
            Offer an entry
          </Button>
        ))}
      <UnsignedMinutes offered={offeredMinutes} talks={talks} />
      {side !== null && (
        <p className="move-note minutes-own">
          Your side keeps its own account in the notes of its caucus. Nobody else reads them.
        </p>
      )}
    </>
  );
}
