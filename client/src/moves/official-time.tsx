import { timeInZone } from "../components/time-in-zone.ts";
import { useMatrix } from "../sync/use-matrix.ts";

/** Beside a deadline that this device shows by its own clock: the same by the zone that both chiefs have agreed on. */
export function OfficialTime({ at }: { readonly at: string }): React.ReactNode {
  const zone = useMatrix().talks?.groundRules.timeZone ?? null;
  return zone === null ? null : <> (official time {timeInZone(at, zone)})</>;
}
