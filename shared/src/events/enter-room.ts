import * as z from "zod/mini";

import { room } from "../rooms.ts";

/** Says which room this tab is in; null when it is in none. Presence and the monitor follow from it. */
export const enterRoom = z.strictObject({
  request: z.literal("enter-room"),
  room: z.nullable(room),
});
export type EnterRoom = z.infer<typeof enterRoom>;
