import type { KnownHead } from "@crosstable/shared/verify/known-heads";
import { verifyFile } from "@crosstable/shared/verify/verify-file";

import { asideOfBrowser, headsOfBrowser } from "../heads/browser-kept-heads.ts";
import { hasSigned } from "../signing/check-signature.ts";
import type { CheckedFile } from "./record-worker-messages.ts";

/**
 * Checks a record file, also against the heads that somebody gives and against what any seat of this browser has seen of the talks that it
 * names. What was put aside, when somebody went on with another record, is compared too, and makes no file bad.
 */
export async function checkFile(text: string, given: readonly KnownHead[]): Promise<CheckedFile> {
  const talks = talksNamedBy(text);
  const seen = talks === null ? [] : await headsOfBrowser(talks);
  const put = talks === null ? [] : await asideOfBrowser(talks);
  const aside = put.flatMap(({ heads }) => heads);
  const known = [...seen, ...given];
  const { state: _state, ...verified } = await verifyFile(text, { hasSigned, known, aside });
  const rows = given.map(({ seq }) => seq);
  return { verified, compared: countRows(seen), aside: countRows(aside), given: rows };
}

/** Two seats of one browser have seen the same rows. */
function countRows(heads: readonly KnownHead[]): number {
  return new Set(heads.map(({ head }) => head)).size;
}

/** Null where the first line names none; then the check says that it is no record. */
function talksNamedBy(text: string): string | null {
  try {
    const first: unknown = JSON.parse(text.slice(0, text.indexOf("\n")));
    const isNaming = typeof first === "object" && first !== null && "negotiation" in first;
    return isNaming && typeof first.negotiation === "string" ? first.negotiation : null;
  } catch {
    return null;
  }
}
