import type { BoundKey } from "@crosstable/shared/record/bound-key";
import { fingerprintOf } from "@crosstable/shared/record/fingerprint";
import { SIDE_MARKS } from "@crosstable/shared/sides";
import { useEffect, useState } from "react";

import { followRecord, recordCheckStore } from "../../checking/check-record.ts";
import { readRecordOn } from "../../commands/record-rows.ts";
import { Dialog } from "../../components/dialog.tsx";
import { browserDevices } from "../../signing/browser-devices.ts";
import { closeKeysDialog } from "../../stores/keys-dialog-store.ts";
import { useMe } from "../../stores/me-store.ts";
import { KeyOfSeat } from "./key-of-seat.tsx";
import { ServerKeys } from "./server-keys.tsx";

import "./keys-dialog.css";

/** Who signs with which key, who vouches for it, and the words by which two people compare a key on the telephone. */
export function KeysDialog(): React.ReactNode {
  const own = useOwnKey();
  const { found, isMissing } = recordCheckStore();
  useEffect(() => {
    followRecord();
    void readRecordOn();
  }, []);
  return (
    <Dialog title="Who signs with which key" isOpen onClose={closeKeysDialog}>
      <OwnKey own={own} />
      <p className="keys-hint">
        Whoever has the key on their device reads you the same words on the telephone. If they read
        others, somebody else signs for that seat: tell your side's counsel.
      </p>
      {isMissing && (
        <p role="alert">
          The keys are read from the record, and what checks it could not be fetched. Load the page
          again when there is a connection.
        </p>
      )}
      {!isMissing && found === null && <p role="status">This browser is checking the record.</p>}
      {found !== null && found.bad !== null && (
        <p role="alert">
          Row {found.bad.row} of the record is not right, so its keys say nothing. {found.bad.words}
        </p>
      )}
      {found !== null && found.bad === null && (
        <>
          <Keys keys={found.keys} own={own} />
          <ServerKeys keys={found.serverKeys} />
        </>
      )}
    </Dialog>
  );
}

function OwnKey({ own }: { own: string | null | undefined }): React.ReactNode {
  const { seat } = useMe();
  if (own === undefined) return null;
  if (own === null) {
    return (
      <p>
        This device has no key for {seat.name} yet. It makes one with the first move, which only a
        chief or a second makes.
      </p>
    );
  }
  return (
    <p>
      This device signs for {seat.name} with
      <strong className="keys-words">{fingerprintOf(own)}</strong>
    </p>
  );
}

function Keys({
  keys,
  own,
}: {
  keys: readonly BoundKey[];
  own: string | null | undefined;
}): React.ReactNode {
  const { sides } = useMe();
  const groups = [
    ...SIDE_MARKS.map((mark) => ({
      title: sides[mark].name,
      keys: keys.filter(({ side }) => side === mark),
    })),
    { title: "Of neither side", keys: keys.filter(({ side }) => side === null) },
  ];
  return groups.map(
    (group, index) =>
      (group.keys.length > 0 || index < SIDE_MARKS.length) && (
        <section key={group.title} className="keys-side" aria-label={`Keys: ${group.title}`}>
          <h3>{group.title}</h3>
          {group.keys.length === 0 && <p className="keys-hint">No device has signed yet.</p>}
          <ul className="keys-list">
            {group.keys.map((each) => (
              <KeyOfSeat key={each.device} of={each} isOwn={each.device === own} />
            ))}
          </ul>
        </section>
      ),
  );
}

/** Undefined while it is looked for, null where this device has none. */
function useOwnKey(): string | null | undefined {
  const { seat } = useMe();
  const [own, setOwn] = useState<string | null>();
  useEffect(() => {
    let isStale = false;
    void browserDevices()
      .then((devices) => devices.find(seat.seat))
      .then((found) => {
        if (!isStale) setOwn(found?.publicKey ?? null);
      });
    return () => {
      isStale = true;
    };
  }, [seat]);
  return own;
}
