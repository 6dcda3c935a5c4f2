import { create } from "zustand";

import type { Disagreement } from "./compare-heads.ts";

/** Whether the server's record is another than the one that this device has seen. It stays until the person says to go on. */
export const recordAlarmStore = create<{ readonly disagreement: Disagreement | null }>(() => ({
  disagreement: null,
}));
