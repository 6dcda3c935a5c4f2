import { OctagonAlert } from "lucide-react";

import { goOnWithServersRecord } from "../commands/watch-record.ts";
import { Button } from "../components/button.tsx";
import type { Disagreement } from "../heads/compare-heads.ts";
import { recordAlarmStore } from "../heads/record-alarm-store.ts";
import { saveProof } from "../papers/save-proof.ts";
import { useMe } from "../stores/me-store.ts";

import "./record-alarm.css";

/** Across the whole page, until the person says to go on: the server tells another history than this device has seen. */
export function RecordAlarm(): React.ReactNode {
  const disagreement = recordAlarmStore((state) => state.disagreement);
  return disagreement === null ? null : <Alarm disagreement={disagreement} />;
}

function Alarm({ disagreement }: { disagreement: Disagreement }): React.ReactNode {
  const { seat } = useMe();
  return (
    <section className="record-alarm" aria-label="Alarm about the record">
      <OctagonAlert size={24} aria-hidden />
      <div className="record-alarm-words">
        <p>
          <strong>
            {disagreement.title ??
              (disagreement.kept === null && disagreement.theirs === null
                ? "The record does not hold."
                : "This is not the record that this device has seen.")}
          </strong>{" "}
          {disagreement.words}
        </p>
        <p>
          Either the host has restored an older backup, or somebody has changed the record. Ask the
          host, and compare the fingerprint of the record with the other side by telephone before
          you make a move.
        </p>
      </div>
      <div className="record-alarm-acts">
        <Button onPress={() => void saveProof(seat, disagreement)}>Save the proof</Button>
        <Button onPress={() => void goOnWithServersRecord(seat)}>
          Go on with the server’s record
        </Button>
      </div>
    </section>
  );
}
