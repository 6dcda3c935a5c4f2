import type { EnterRoom } from "@crosstable/shared/events/enter-room";
import type { Answer } from "@crosstable/shared/events/requests";

import { mayEnterRoom } from "../access/may-enter-room.ts";
import { refused, type Asker, type Desk } from "./desk.ts";

/** Notes which room this tab is in. */
export function enterRoom(desk: Desk, asker: Asker, asked: EnterRoom): Answer<"enter-room"> {
  if (asked.room !== null && !mayEnterRoom(asker.seat, asked.room)) {
    return refused("not-yours-to-ask", "Your seat does not enter this room.");
  }
  desk.whereabouts.enter(asker.tab, asked.room);
  return { done: {} };
}
