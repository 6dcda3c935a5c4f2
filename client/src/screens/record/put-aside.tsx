import { useEffect, useState } from "react";

import { Button } from "../../components/button.tsx";
import { timeHere } from "../../components/time-in-zone.ts";
import { browserKeptHeads } from "../../heads/browser-kept-heads.ts";
import type { PutAside } from "../../heads/kept-heads.ts";
import { recordAlarmStore } from "../../heads/record-alarm-store.ts";
import { saveProofAside } from "../../papers/save-proof.ts";
import { useMe } from "../../stores/me-store.ts";

/** What this device had seen when somebody went on with the server's record all the same: it stays proof, and can be saved at any time. */
export function PutAsideProofs(): React.ReactNode {
  const { seat } = useMe();
  const all = usePutAside();
  if (all.length === 0) return null;
  return (
    <section className="record-check" aria-label="Kept as proof">
      {all.map((each, at) => (
        // What was put aside stays in its order.
        <div key={at} className="record-aside">
          <p>{asideWords(each)}</p>
          <Button size="small" onPress={() => void saveProofAside(seat, each)}>
            Save the proof {all.length === 1 ? "" : at + 1}
          </Button>
        </div>
      ))}
    </section>
  );
}

function asideWords({ heads, alarm }: PutAside): string {
  const rows = heads.length === 1 ? "1 row" : `${heads.length} rows`;
  const kept = `What this device had seen until then, ${rows}, is kept here as proof.`;
  if (alarm === undefined)
    return `After an alarm somebody on this device went on with the server’s record. ${kept}`;
  return `After the alarm of ${timeHere(alarm.at)} somebody on this device went on with the server’s record. It said: “${alarm.words}” ${kept}`;
}

function usePutAside(): readonly PutAside[] {
  const { seat } = useMe();
  const isAlarmed = recordAlarmStore((state) => state.disagreement !== null);
  const [all, setAll] = useState<readonly PutAside[]>([]);
  useEffect(() => {
    let isStale = false;
    void browserKeptHeads(seat.negotiation, seat.seat)
      .then((kept) => kept.aside())
      .then((found) => {
        if (!isStale) setAll(found.filter(({ heads }) => heads.length > 0));
      });
    return () => {
      isStale = true;
    };
  }, [seat, isAlarmed]);
  return all;
}
