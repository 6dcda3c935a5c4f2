import { useEffect, type ComponentType, type ReactNode } from "react";
import { create } from "zustand";

import { connectionStore } from "../stores/connection-store.ts";

export interface FetchedOptions<Props> {
  /** What stands there until the part has come. */
  readonly waiting: ReactNode;
  /** What stands there when it could not come. It is tried again when the connection is back. */
  readonly Missing: ComponentType<Props & { readonly onAgain: () => void }>;
}

/**
 * A part of the page that is fetched when it is first wanted. Most often a part that does not come means that the
 * connection is gone: that is said in its place, the rest of the page lives on, and the next wish tries again.
 */
export function fetched<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  { waiting, Missing }: FetchedOptions<Props>,
): ComponentType<Props> {
  const store = create<{ readonly part: ComponentType<Props> | null; readonly isMissing: boolean }>(
    () => ({ part: null, isMissing: false }),
  );
  const fetchPart = async (): Promise<void> => {
    try {
      const { default: part } = await load();
      store.setState({ part, isMissing: false });
    } catch {
      store.setState({ isMissing: true });
    }
  };
  return function Fetched(props: Props): ReactNode {
    const { part: Part, isMissing } = store();
    useEffect(() => {
      if (store.getState().part !== null) return undefined;
      store.setState({ isMissing: false });
      void fetchPart();
      return connectionStore.subscribe(({ events }, before) => {
        if (events === "live" && before.events !== "live" && store.getState().isMissing)
          void fetchPart();
      });
    }, []);
    if (Part !== null) return <Part {...props} />;
    return isMissing ? <Missing {...props} onAgain={() => void fetchPart()} /> : waiting;
  };
}
