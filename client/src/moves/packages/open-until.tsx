import type { PackageState } from "@crosstable/shared/moves/package-state";
import { isPastOpenUntil } from "@crosstable/shared/moves/package-state";
import { countdown } from "@crosstable/shared/session/expiration";

import { timeHere } from "../../components/time-in-zone.ts";
import { useNowMs } from "../../stores/clock-store.ts";
import { OfficialTime } from "../official-time.tsx";

/** Until when a live package can be accepted, and how long that is still. */
export function OpenUntil({
  offered,
}: {
  offered: Pick<PackageState, "openUntil">;
}): React.ReactNode {
  const nowMs = useNowMs(1_000);
  const { openUntil } = offered;
  if (openUntil === null) return <>open until it is answered</>;
  if (isPastOpenUntil(offered, nowMs)) return <>its time has passed</>;
  const { words } = countdown({ instantMs: Date.parse(openUntil), nowMs });
  return (
    <>
      open until <time dateTime={openUntil}>{timeHere(openUntil)}</time>
      <OfficialTime at={openUntil} />,{" "}
      <span role="timer" aria-live="off">
        {words} left
      </span>
    </>
  );
}
