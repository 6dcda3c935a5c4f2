import { HANDED, SIGNED, type InCourse } from "./model-steps-for-tests.ts";

const LEFT: InCourse[] = ["look", "status-quo", "look", "other: status-quo"];
const NAMED: InCourse[] = ["look", "other: name-group"];

/** What comes after one side has begun what takes both, or has asked: met, crossed, taken back, said anew, fallen. */
export const HALF_COURSES: Record<string, readonly InCourse[]> = {
  "left as it is": [...LEFT, "reopen", "look", "other: reopen"],
  "left crosswise": [
    "look",
    "status-quo",
    "other: status-quo",
    "look",
    "status-quo",
    "reopen",
    "other: reopen",
    "look",
    "other: reopen",
  ],
  "left in other words": [
    "look",
    "status-quo",
    "look",
    "take-half-back",
    "status-quo",
    "other: status-quo",
    "look",
    "other: status-quo",
  ],
  "asked anew": [
    "look",
    "hold",
    "look",
    "counter",
    "hold",
    "other: answer-hold",
    "look",
    "other: answer-hold",
  ],
  "left and taken back": [
    "look",
    "status-quo",
    "look",
    "take-half-back",
    "other: status-quo",
    "look",
    "other: status-quo",
    "look",
    "decline-half",
  ],
  "group declined": ["offer-group", "look", "other: decline-half", "name-group", "take-half-back"],
  "in a group": ["offer-group", "name-group", ...NAMED, "report-back", "report-back"],
  "in a group crosswise": [
    "look",
    "offer-group",
    "other: offer-group",
    "name-group",
    "other: name-group",
    ...NAMED,
    "report-back",
  ],
  "asking falls": [...SIGNED, "reopen", ...HANDED, "other: reopen", "look", "reopen"],
  "leaving falls": ["look", "status-quo", ...HANDED, "other: status-quo", "look", "status-quo"],
  "naming falls": ["name-group", ...HANDED, "other: name-group", "look", "name-group"],
};
