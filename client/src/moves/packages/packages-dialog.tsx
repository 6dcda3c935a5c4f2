import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { PackageState } from "@crosstable/shared/moves/package-state";
import { packageLabel } from "@crosstable/shared/moves/package-words";

import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { SideMark } from "../../components/side-mark.tsx";
import { Signs } from "../../components/signs.tsx";
import { useMe } from "../../stores/me-store.ts";
import { useMatrix } from "../../sync/use-matrix.ts";
import { closeMoveDialog, openMoveDialog } from "../move-dialog-store.ts";
import { PackageFacts } from "./shown-package.tsx";

import "./packages.css";

/** Every package of the talks, those that can still be answered first. */
export function PackagesDialog({ talks }: { talks: MatrixTalks }): React.ReactNode {
  const { packages } = useMatrix();
  const { seat } = useMe();
  const isChief = seat.role === "chief" || seat.role === "second";
  const newest = packages.toReversed();
  const live = newest.filter(({ end }) => end === null);
  const over = newest.filter(({ end }) => end !== null);
  return (
    <Dialog
      title="Packages"
      size="large"
      isOpen
      onClose={closeMoveDialog}
      footer={
        <>
          <Button onPress={() => openMoveDialog({ kind: "final-whole" })}>
            Final offer on the whole
          </Button>
          <Button onPress={closeMoveDialog}>Close</Button>
          {isChief && (
            <Button variant="primary" onPress={() => openMoveDialog({ kind: "offer-package" })}>
              Put a package together
            </Button>
          )}
        </>
      }
    >
      {packages.length === 0 ? (
        <EmptyState
          title="No package was offered yet"
          words="A package offers texts, acceptances and withdrawals all or none. What stands alone comes back when it is refused."
        />
      ) : (
        <>
          <PackageList title="Open" packages={live} talks={talks} />
          <PackageList title="Over" packages={over} talks={talks} />
        </>
      )}
    </Dialog>
  );
}

function PackageList({
  title,
  packages,
  talks,
}: {
  title: string;
  packages: readonly PackageState[];
  talks: MatrixTalks;
}): React.ReactNode {
  if (packages.length === 0) return null;
  return (
    <section className="package-list" aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {packages.map((offered) => (
          <li key={offered.id}>
            <button
              type="button"
              className="package-line"
              onClick={() => openMoveDialog({ kind: "package", package: offered.id })}
            >
              <SideMark side={offered.side} />
              <span className="package-line-words">
                <strong>
                  {packageLabel(talks.sides, offered)}
                  {offered.title !== null && <Signs>{` · ${offered.title}`}</Signs>}
                </strong>
                <span className="package-line-facts">
                  {offered.members.length === 1
                    ? "1 proposal"
                    : `${offered.members.length} proposals`}
                  {" · "}
                  <PackageFacts offered={offered} talks={talks} />
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
