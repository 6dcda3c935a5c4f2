import type { EventHouseOptions, EventServer, EventSocketData } from "./event-visitor.ts";

/**
 * A tab that comes back within a moment is sent what it missed. socket.io writes those facts to the connection before any
 * middleware has looked at it, so whether the seat may still have them is judged here, where the kept state is fetched: not when its
 * epoch has changed, not when its session has ended. Such a tab connects as a new one and is judged like one.
 */
export function guardRecovery(
  io: EventServer,
  options: Pick<EventHouseOptions, "isStillSignedIn" | "warn">,
): void {
  const { adapter } = io.of("/");
  const restore = adapter.restoreSession.bind(adapter);
  adapter.restoreSession = async (pid, offset) => {
    const kept = await restore(pid, offset);
    // The adapter answers null for a state that it does not know, whatever its type says.
    if (!kept) return kept;
    const { visitor } = kept.data as EventSocketData;
    try {
      if (options.isStillSignedIn(visitor)) return kept;
    } catch (error) {
      // Nobody above catches it. The tab connects as a new one, and the door judges it.
      options.warn("recovery-bug", { error });
    }
    // What the adapter returns when it has nothing to restore; its type leaves that out.
    return null as unknown as typeof kept;
  };
}
