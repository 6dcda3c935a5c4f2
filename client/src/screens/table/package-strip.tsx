import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { PackageState } from "@crosstable/shared/moves/package-state";
import { countdown } from "@crosstable/shared/session/expiration";
import { Package } from "lucide-react";

import { SideMark } from "../../components/side-mark.tsx";
import { openMoveDialog } from "../../moves/move-dialog-store.ts";
import { useNowMs } from "../../stores/clock-store.ts";
import { useMe } from "../../stores/me-store.ts";

import "./package-strip.css";

export interface PackageStripProps {
  readonly packages: readonly PackageState[];
  readonly talks: MatrixTalks;
}

/** The packages that wait for an answer, under the grid, where their coming moves no row. */
export function PackageStrip({ packages, talks }: PackageStripProps): React.ReactNode {
  const live = packages.filter(({ end }) => end === null);
  if (live.length === 0) return null;
  return (
    <section className="package-strip" aria-label="Packages that wait for an answer">
      <Package size={16} aria-hidden />
      <ul>
        {live.map((offered) => (
          <li key={offered.id}>
            <StripButton offered={offered} talks={talks} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function StripButton({
  offered,
  talks,
}: {
  offered: PackageState;
  talks: MatrixTalks;
}): React.ReactNode {
  const { seat } = useMe();
  const nowMs = useNowMs(1_000);
  const { side, number, members, openUntil, authorisedBy, finalOffer, declined } = offered;
  const left =
    openUntil === null ? null : countdown({ instantMs: Date.parse(openUntil), nowMs }).words;
  const count = members.length === 1 ? "1 proposal" : `${members.length} proposals`;
  return (
    <button
      type="button"
      className={`package-strip-button package-strip-${side}`}
      onClick={() => openMoveDialog({ kind: "package", package: offered.id })}
    >
      <SideMark side={side} />
      <strong>
        <span className="visually-hidden">{talks.sides[side].short} </span>
        Package {number}
      </strong>
      <span className="visually-hidden">{count}</span>
      {finalOffer !== undefined && <b className="package-strip-final">final offer</b>}
      {authorisedBy !== undefined && <span title={authorisedBy}>authorised</span>}
      {left !== null && <span>{left === "Expired" ? "time has passed" : `${left} left`}</span>}
      {seat.side !== null && <em>{waitsWords(side === seat.side, declined !== undefined)}</em>}
    </button>
  );
}

function waitsWords(isOwn: boolean, isDeclined: boolean): string {
  if (isDeclined) return isOwn ? "they decline to answer" : "we decline to answer";
  return isOwn ? "waits for them" : "waits for us";
}
