import type { HostView } from "@crosstable/shared/events/host";
import { judgeHostExpiration } from "@crosstable/shared/record/judge-host-expiration";
import { useState } from "react";

import { Button } from "../../components/button.tsx";
import { TextField } from "../../components/text-field.tsx";
import { ZoneField } from "../../components/zone-field.tsx";
import { notify } from "../../stores/notice-store.ts";
import { askHost } from "./use-host.ts";

/** The expiration: one instant, given as wall time of one official zone, until the sides have begun to make their moves. */
export function ExpirationForm({ view }: { view: HostView }): React.ReactNode {
  const [local, setLocal] = useState(view.expiration?.local ?? "");
  const [zone, setZone] = useState(
    view.expiration?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  );
  const set = async (): Promise<void> => {
    const done = await askHost({
      request: "set-expiration",
      key: crypto.randomUUID(),
      local: local.slice(0, 16),
      zone,
      assumed: [],
    });
    if (done !== undefined) notify("The expiration is set. Both sides see it, and who set it.");
  };
  const refusal = judgeHostExpiration(view);
  return (
    <section aria-label="Expiration" className="host-section">
      <h2>Expiration</h2>
      {refusal !== null && <p className="host-note">{refusal.words}</p>}
      {refusal === null && view.expiration !== null && view.expiration.assumed.length > 0 && (
        <p className="host-note">
          At present the {view.expiration.assumed.join(" and the ")} are assumed. Setting the
          expiration confirms them.
        </p>
      )}
      <div className="host-fields">
        <TextField
          label="Date and time"
          type="datetime-local"
          value={local}
          isDisabled={refusal !== null}
          onChange={setLocal}
        />
        <ZoneField
          label="Official zone"
          value={zone}
          isDisabled={refusal !== null}
          onChange={setZone}
        />
      </div>
      <Button isDisabled={local === "" || refusal !== null} onPress={() => void set()}>
        Set the expiration
      </Button>
    </section>
  );
}
