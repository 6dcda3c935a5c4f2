import type { Answered } from "./answered.ts";
import { AUTHORITY } from "./authority-attacks.ts";
import { FAULTS } from "./disk-faults.ts";
import { RECORD } from "./record-attacks.ts";
import { RESOURCES } from "./resource-attacks.ts";
import { UPDATES } from "./update-attacks.ts";

/** Every attack and every fault that is known, by its number. */
export const ATTACKS: Readonly<Record<string, Answered>> = {
  ...AUTHORITY,
  ...UPDATES,
  ...RESOURCES,
  ...RECORD,
  ...FAULTS,
};
