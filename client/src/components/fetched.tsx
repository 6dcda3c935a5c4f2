import { useEffect, type ComponentType, type ReactNode } from "react";
import { create } from "zustand";

import { connectionStore } from "../stores/connection-store.ts";
import { loadPageAgain, versionOfServer, whenServerAnswers } from "../stores/page-version.ts";

export interface FetchedOptions<Props> {
  /** What stands there until the part has come. */
  readonly waiting: ReactNode;
  /** What stands there when it could not come. It is tried again when the connection is back. */
  readonly Missing: ComponentType<Props & { readonly onAgain: () => void }>;
}

export type FetchedPart<Props> = ComponentType<Props> & {
  /** Fetches the part before it is wanted. What does not come now is asked for again when it is. */
  readonly fetchAhead: () => void;
};

/** The page itself has just come when it asks for its first part; after that the line may be gone. */
let hasOneCome = false;

const BEGUN_AGAIN_KEY = "crosstable-begun-again";

/** Where not even the first room has come nobody has written anything: the page begins again, once, until one has come. */
async function beginAgain(): Promise<void> {
  if (sessionStorage.getItem(BEGUN_AGAIN_KEY) !== null) return;
  sessionStorage.setItem(BEGUN_AGAIN_KEY, "yes");
  await loadPageAgain();
}

/**
 * A part of the page that is fetched when it is first wanted. Most often a part that does not come means that the
 * connection is gone: that is said in its place, the rest of the page lives on, and the next wish tries again.
 *
 * A browser that has once failed to fetch a script remembers that, and gives no other answer for as long as the page lives. So
 * the server is asked first whether it answers at all, and no script is asked for without a line. Where one was cut off all the
 * same, only loading the page again brings it: that is done when the person asks for the part again, and never by itself.
 */
export function fetched<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  { waiting, Missing }: FetchedOptions<Props>,
): FetchedPart<Props> {
  const store = create<{ readonly part: ComponentType<Props> | null; readonly isMissing: boolean }>(
    () => ({ part: null, isMissing: false }),
  );
  let timesCutOff = 0;
  let isWaiting = false;
  /** The wire may be back before this page hears that the server did not answer, and an observer has none. */
  const fetchWhenAnswered = async (): Promise<void> => {
    if (isWaiting) return;
    isWaiting = true;
    await whenServerAnswers();
    isWaiting = false;
    if (store.getState().isMissing) await fetchPart();
  };
  const fetchPart = async (): Promise<void> => {
    if (hasOneCome && (await versionOfServer()) === null) {
      store.setState({ isMissing: true });
      void fetchWhenAnswered();
      return;
    }
    try {
      const { default: part } = await load();
      hasOneCome = true;
      sessionStorage.removeItem(BEGUN_AGAIN_KEY);
      store.setState({ part, isMissing: false });
    } catch {
      timesCutOff += 1;
      store.setState({ isMissing: true });
      if (!hasOneCome) await beginAgain();
    }
  };
  const fetchAgain = async (): Promise<void> => {
    const before = timesCutOff;
    await fetchPart();
    if (before > 0 && timesCutOff > before) await loadPageAgain();
  };
  function Fetched(props: Props): ReactNode {
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
    return isMissing ? <Missing {...props} onAgain={() => void fetchAgain()} /> : waiting;
  }
  return Object.assign(Fetched, {
    fetchAhead: () => {
      if (store.getState().part === null) void fetchPart();
    },
  });
}
