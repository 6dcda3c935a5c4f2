import { MAX_OBSERVERS_DELAY_MINUTES } from "@crosstable/shared/limits";
import type { GroundRuleChoices } from "@crosstable/shared/moves/ground-rule-choices";
import type { ExtensionNotice, GroundRules } from "@crosstable/shared/moves/ground-rules";

import { readMoment, type Missing } from "./read-moment.ts";

/** The ground rules as a form holds them: times and numbers as they were typed. */
export interface GroundRulesDraft {
  readonly choices: GroundRuleChoices;
  readonly hasDeadline: boolean;
  readonly local: string;
  readonly zone: string;
  /** In minutes; empty when observers follow at once. */
  readonly delay: string;
  /** Empty when no notice is needed. */
  readonly notice: string;
  readonly unit: ExtensionNotice["unit"];
  /** Empty for that of the expiration. */
  readonly timeZone: string;
}

/** A form that begins with what is in force; `zone` is the one in which a deadline is named where there is none yet. */
export function draftOf(rules: GroundRules, zone: string): GroundRulesDraft {
  const { newItemDeadline, observersDelayMinutes, extensionNotice, timeZone, ...choices } = rules;
  return {
    choices,
    hasDeadline: newItemDeadline !== null,
    local: newItemDeadline?.local ?? "",
    zone: newItemDeadline?.zone ?? zone,
    delay: observersDelayMinutes === 0 ? "" : String(observersDelayMinutes),
    notice: extensionNotice === null ? "" : String(extensionNotice.amount),
    unit: extensionNotice?.unit ?? "hours",
    timeZone: timeZone ?? "",
  };
}

/** What the form asks for, or what is missing for it. */
export function readDraft(draft: GroundRulesDraft): { readonly rules: GroundRules } | Missing {
  const read = draft.hasDeadline ? readMoment(draft) : { moment: null };
  if ("missing" in read) return read;
  const delay = readDelay(draft);
  if (typeof delay === "object") return delay;
  const notice = readNotice(draft);
  if (notice !== null && "missing" in notice) return notice;
  const { choices, timeZone } = draft;
  return {
    rules: {
      ...choices,
      newItemDeadline: read.moment,
      observersDelayMinutes: delay,
      extensionNotice: notice,
      timeZone: timeZone === "" ? null : timeZone,
    },
  };
}

function readDelay({ delay }: GroundRulesDraft): number | Missing {
  const typed = delay.trim();
  const minutes = Number(typed);
  if (/^\d*$/.test(typed) && minutes <= MAX_OBSERVERS_DELAY_MINUTES) return minutes;
  return {
    missing: `Name the delay for observers in whole minutes, at most ${MAX_OBSERVERS_DELAY_MINUTES}.`,
  };
}

function readNotice({ notice, unit }: GroundRulesDraft): ExtensionNotice | null | Missing {
  const typed = notice.trim();
  if (typed === "") return null;
  const amount = Number(typed);
  if (!/^\d{1,3}$/.test(typed) || amount === 0)
    return { missing: `Name the notice of an extension in whole ${unit}, from 1 to 999.` };
  return { amount, unit };
}
