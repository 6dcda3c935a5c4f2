import { useSyncExternalStore } from "react";

import { fetched } from "../../components/fetched.tsx";
import { readKept, watchKept } from "../../stores/kept-on-device.ts";
import { useMe } from "../../stores/me-store.ts";

/** What the basket is kept under on the chief's device. */
const KEPT = "transmittal";

const Strip = fetched(
  async () => {
    const { TransmittalStrip: component } = await import("./transmittal-strip.tsx");
    return { default: component };
  },
  // What was collected stays on the device, and nothing is handed over without a line.
  { waiting: null, Missing: () => null },
);

/** Fetches the strip before there is anything for it to tell of. */
export const fetchTransmittalStrip = Strip.fetchAhead;

/** Comes when a chief has collected moves, with the rules by which they are read. */
export function TransmittalStrip(): React.ReactNode {
  const { seat } = useMe();
  const isKept = useSyncExternalStore(
    watchKept,
    () => readKept({ seat: seat.seat, epoch: seat.epoch }, KEPT) !== undefined,
  );
  return isKept ? <Strip /> : null;
}
