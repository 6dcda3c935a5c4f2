import { fingerprintOf } from "@crosstable/shared/record/fingerprint";
import type { ServerKey } from "@crosstable/shared/record/server-key";
import { Server } from "lucide-react";

/** With which key the server signs every row, in the words by which both sides compare it; the latest first. */
export function ServerKeys({ keys }: { keys: readonly ServerKey[] }): React.ReactNode {
  const latestFirst = keys.toReversed();
  return (
    <section className="keys-side" aria-label="Keys: The server">
      <h3>The server</h3>
      <p className="keys-hint">
        It signs every row with this key. The other side sees the same words, or you do not have the
        same record.
      </p>
      {keys.length === 0 && <p className="keys-hint">No row names a key of the server.</p>}
      <ul className="keys-list">
        {latestFirst.map(({ hostKey, row }, index) => (
          <li key={row} className={index === 0 ? "keys-key" : "keys-key keys-fallen"}>
            <Server size={20} aria-hidden className="keys-good" />
            <div>
              <p>
                From row {row} on
                {index > 0 && ` · until row ${(latestFirst[index - 1]?.row ?? row) - 1}`}
              </p>
              <strong className="keys-words">{fingerprintOf(hostKey)}</strong>
              {row > (keys[0]?.row ?? row) && (
                <p className="keys-hint">
                  It came in the place of another, and only this key itself says that it is the
                  server's.
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
