import { verifyFile } from "@crosstable/shared/verify/verify-file";

import { headsOfBrowser } from "../heads/browser-kept-heads.ts";
import { hasSigned } from "../signing/check-signature.ts";
import type { CheckedFile } from "./record-worker-messages.ts";

/** Checks a record file, also against what any seat of this browser has seen of the talks that it names. */
export async function checkFile(text: string): Promise<CheckedFile> {
  const talks = talksNamedBy(text);
  const known = talks === null ? [] : await headsOfBrowser(talks);
  const { state: _state, ...verified } = await verifyFile(text, { hasSigned, known });
  return { verified, compared: known.length };
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
