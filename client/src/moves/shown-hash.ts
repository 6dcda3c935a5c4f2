import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import type { Pass } from "@crosstable/shared/moves/case-state";
import { passHash } from "@crosstable/shared/moves/pass-hash";

/** The hash of the text as it stands on this screen: what is agreed to is what was read, not what a field says. */
export function shownHash(row: Pick<MatrixRow, "id">, pass: Pass): string {
  return passHash({ proposal: row.id, number: pass.number, side: pass.side, text: pass.text });
}
