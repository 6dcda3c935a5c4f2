import type { Monitor } from "@crosstable/shared/events/monitor";
import { create } from "zustand";

interface MonitorState {
  readonly monitor: Monitor | null;
  /** By this device's clock, to say when the picture is stale. */
  readonly receivedAtMs: number | null;
}

/** The latest picture of the live session, for those in the monitor room. */
export const monitorStore = create<MonitorState>(() => ({ monitor: null, receivedAtMs: null }));

/** See `monitorStore`. */
export function useMonitor(): MonitorState {
  return monitorStore();
}
