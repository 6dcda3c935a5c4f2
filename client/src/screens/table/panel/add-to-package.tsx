import type { MatrixRow } from "@crosstable/shared/documents/matrix";

import { Button } from "../../../components/button.tsx";
import { openMoveDialog } from "../../../moves/move-dialog-store.ts";
import { usePackageDraft, withMember } from "../../../moves/packages/package-draft-store.ts";
import { possibleOffers } from "../../../moves/packages/possible-offers.ts";
import { serverNowMs, useMe } from "../../../stores/me-store.ts";
import { useMatrix } from "../../../sync/use-matrix.ts";

/** Puts the proposal into the package that this chief is putting together. Absent where nothing could be offered on it. */
export function AddToPackage({ row }: { row: MatrixRow }): React.ReactNode {
  const { seat } = useMe();
  const { stateForJudging: state } = useMatrix();
  const { draft, change } = usePackageDraft();
  if (state === null || seat.side === null) return null;
  const actor = { id: seat.seat, side: seat.side, role: seat.role, name: seat.name };
  const [offer] = possibleOffers({ state, row, actor, nowMs: serverNowMs() });
  if (offer === undefined) return null;
  const add = (): void => {
    const text = row.positions[seat.side ?? "a"]?.text ?? "";
    change({ members: [...withMember(draft, { proposal: row.id, offer, text })] });
    openMoveDialog({ kind: "offer-package" });
  };
  return <Button onPress={add}>Add to a package</Button>;
}
