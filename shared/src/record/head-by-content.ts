import { canonicalHash } from "./canonical.ts";
import type { ChainRow } from "./chain-row.ts";

/** The head that a row has by what stands in it. */
export function headByContent(row: ChainRow): string {
  if (row.v === 1) {
    const { head: _head, ...body } = row;
    return canonicalHash(body);
  }
  const { head: _head, receipt: _receipt, ...body } = row;
  return canonicalHash(body);
}
