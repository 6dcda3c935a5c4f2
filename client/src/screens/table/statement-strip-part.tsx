import { useSyncExternalStore } from "react";

import { fetched } from "../../components/fetched.tsx";
import { readKept, watchKept } from "../../stores/kept-on-device.ts";
import { useMe } from "../../stores/me-store.ts";

/** What a statement is kept under on the chief's device. */
const KEPT = "statement";

const Strip = fetched(
  async () => {
    const { StatementStrip: component } = await import("./statement-strip.tsx");
    return { default: component };
  },
  // What it says is said in the dialog of statements, too.
  { waiting: null, Missing: () => null },
);

/** Comes when there is a statement to tell of, which is seldom. */
export function StatementStrip(): React.ReactNode {
  const { seat } = useMe();
  const isKept = useSyncExternalStore(
    watchKept,
    () => readKept({ seat: seat.seat, epoch: seat.epoch }, KEPT) !== undefined,
  );
  return isKept ? <Strip /> : null;
}
