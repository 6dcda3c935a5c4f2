import type { HostView } from "@crosstable/shared/events/host";
import type { Request } from "@crosstable/shared/events/requests";
import { useCallback, useEffect, useState } from "react";

import { ask } from "../../commands/ask.ts";
import { useFact } from "../../socket/use-facts.ts";
import { connectionStore } from "../../stores/connection-store.ts";
import { notify } from "../../stores/notice-store.ts";

/** What the host sees, always as the server has it now. */
export function useHostView(): HostView | null {
  const [view, setView] = useState<HostView | null>(null);
  const isLive = connectionStore((state) => state.events === "live");
  const read = useCallback(async (): Promise<void> => {
    const answer = await ask({ request: "read-host" });
    if ("done" in answer) setView(answer.done);
    else notify(answer.refused.words, { tone: "alarm" });
  }, []);
  useEffect(() => {
    if (isLive) void read();
  }, [isLive, read]);
  useFact("host-changed", () => void read());
  return view;
}

/** Asks for a host's act and says in words when it was refused. Undefined means refused. */
export async function askHost<Asked extends Request>(
  request: Asked,
): Promise<Extract<Awaited<ReturnType<typeof ask<Asked>>>, { done: unknown }>["done"] | undefined> {
  const answer = await ask(request);
  if ("done" in answer) return answer.done;
  notify(answer.refused.words, { tone: "alarm" });
  return undefined;
}
