import { offRecordSince, openSessionOf } from "@crosstable/shared/moves/bargaining-session";
import { maySitAtTable } from "@crosstable/shared/roles";
import { useState } from "react";

import { MoreMenu, type MenuItem } from "../components/more-menu.tsx";
import { openKeysDialog } from "../stores/keys-dialog-store.ts";
import { useMe } from "../stores/me-store.ts";
import { openSearch } from "../stores/search-store.ts";
import { useMatrix } from "../sync/use-matrix.ts";
import { HandDialog } from "./hand-dialog-part.tsx";
import { HandMark, isOrdinary, useHand } from "./hand-mark.tsx";
import { openKeyboardHelp } from "./keyboard-help-store.ts";
import { sessionAct } from "./session-mark.tsx";
import { askAboutRecord, askAboutSession } from "./session-question.ts";

/** What is done about the session seldom, or where the bar is too narrow for it. On a phone the tools of the rail are here. */
export function SessionMore(): React.ReactNode {
  const { seat } = useMe();
  const { talks } = useMatrix();
  const hand = useHand();
  const [isAsking, setAsking] = useState(false);
  const ask = (): void => setAsking(true);
  const open = talks === null ? null : openSessionOf(talks);
  const isChief = seat.role === "chief" || seat.role === "second";
  const isOff = talks !== null && offRecordSince(talks) !== null;
  const handsOver = hand !== null && isOrdinary(hand);
  const items: readonly MenuItem[] = [
    ...(talks !== null && isChief
      ? [
          {
            words: sessionAct(open),
            onChoose: () => askAboutSession(open),
            place: "session-narrow",
          },
        ]
      : []),
    ...(open !== null && isChief
      ? [
          {
            words: isOff ? "Go back on the record" : "Go off the record",
            onChoose: () => askAboutRecord(open),
          },
        ]
      : []),
    ...(handsOver ? [{ words: "Hand over to the second", onChoose: ask }] : []),
    ...(hand?.mayAct === true && !handsOver
      ? [{ words: `${hand.act} the hand`, onChoose: ask, place: "session-narrow" }]
      : []),
    { words: "Search everything", onChoose: openSearch, place: "session-phone" },
    ...(maySitAtTable(seat)
      ? [
          {
            words: "Who signs with which key",
            onChoose: openKeysDialog,
            place: "session-phone",
          },
        ]
      : []),
    { words: "Keys and settings", onChoose: openKeyboardHelp, place: "session-phone" },
  ];
  const place =
    handsOver || (open !== null && isChief) ? "" : isChief ? "session-narrow" : "session-phone";
  return (
    <>
      {hand !== null && <HandMark hand={hand} onAsk={ask} />}
      <MoreMenu name="More of the session" isBare items={items} place={`session-more ${place}`} />
      {isAsking && hand !== null && (
        <HandDialog holder={hand.holder} act={hand.act} onClose={() => setAsking(false)} />
      )}
    </>
  );
}
