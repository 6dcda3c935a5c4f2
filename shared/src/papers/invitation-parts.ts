import type { PastInvitation } from "../authority/invitation-log.ts";
import { invitationWords } from "../authority/invitation-words.ts";
import { timeWords } from "./paper-dates.ts";
import { paragraph, type PaperPart } from "./paper.ts";

/** When a mediator could read the caucus, on paper, the latest first. */
export function invitationParts(invited: readonly PastInvitation[], zone: string): PaperPart[] {
  if (invited.length === 0) return [paragraph("No mediator was ever let in.", "gap")];
  const items = invited.map((each) => invitationWords(each, (at) => timeWords(at, zone)));
  return [{ kind: "list", items }, paragraph("Whether they did read is kept nowhere.", "note")];
}
