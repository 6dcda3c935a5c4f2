import { timeHere, timeInZone } from "../components/time-in-zone.ts";
import { useMatrix } from "../sync/use-matrix.ts";

/** Beside a deadline that this device shows by its own clock: the same by the zone that both chiefs have agreed on. */
export function OfficialTime({ at }: { readonly at: string }): React.ReactNode {
  const zone = useMatrix().talks?.groundRules.timeZone ?? null;
  if (zone === null) return null;
  const official = timeInZone(at, zone);
  return official === timeHere(at) ? <> (official time)</> : <> (official time {official})</>;
}
