import type { MatrixRow, MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { Move } from "@crosstable/shared/moves/move";
import type { PackageState } from "@crosstable/shared/moves/package-state";
import { packageLabel } from "@crosstable/shared/moves/package-words";
import { otherSide } from "@crosstable/shared/sides";
import { useState } from "react";

import { useMySide } from "../../stores/me-store.ts";
import { authorityOf } from "../authority-of.ts";
import { CommitteeWord } from "../committee-word.tsx";
import { MoveFrame } from "../move-frame.tsx";
import { PassedPreview } from "../pass-preview.tsx";
import { shownHash } from "../shown-hash.ts";
import { shownHash as shownPackageHash } from "./shown-package.tsx";

interface SignPackageProps {
  readonly offered: PackageState;
  readonly talks: MatrixTalks;
  readonly rows: readonly MatrixRow[];
}

/** The signatures under all texts of an accepted package in one act: one under each, because each is a tentative agreement of its own. */
export function SignPackage({ offered, talks, rows }: SignPackageProps): React.ReactNode {
  const side = useMySide();
  const [authorisedBy, setAuthorisedBy] = useState("");
  const texts = rows.flatMap((row) => {
    const { agreement, positions } = row;
    if (agreement?.package !== offered.id || side === null || agreement.signatures[side] !== null)
      return [];
    const pass = [positions.a, positions.b].find((each) => each?.number === agreement.pass);
    if (pass == null) return [];
    return [{ row, pass }];
  });
  const moves = texts.map(({ row, pass }): Move => ({
    kind: "sign-ta",
    proposal: row.id,
    pass: pass.number,
    hash: shownHash(row, pass),
    ...authorityOf(authorisedBy),
  }));
  return (
    <MoveFrame
      title={`Sign what was agreed by ${packageLabel(talks.sides, offered)}`}
      act={texts.length === 1 ? "Sign this text" : `Sign these ${texts.length} texts`}
      size="large"
      move={moves.length === 0 ? null : moves}
      missing="There is nothing left to sign."
    >
      <p className="move-note">
        With both signatures each text is a tentative agreement, subject to the whole and to
        ratification.
      </p>
      {side !== null && (
        <CommitteeWord
          content={
            offered.side === side
              ? null
              : { kind: "package", package: offered.id, hash: shownPackageHash(offered) }
          }
          shown={{
            to: talks.sides[otherSide(side)].short,
            words: authorisedBy,
            onChange: setAuthorisedBy,
          }}
        />
      )}
      <div className="package-texts">
        {texts.map(({ row, pass }) => (
          <PassedPreview key={row.id} row={row} sides={talks.sides} pass={pass} />
        ))}
      </div>
    </MoveFrame>
  );
}
