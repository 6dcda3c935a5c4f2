import { useCallback, useSyncExternalStore } from "react";

/** True below tablet width, where the grid becomes a list of cards. */
export function useIsNarrow(): boolean {
  return useMedia("(max-width: 899px)");
}

/** True where two parts of the caucus have room beside each other. */
export function useIsWide(): boolean {
  return useMedia("(min-width: 1180px)");
}

function useMedia(wanted: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const query = matchMedia(wanted);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    [wanted],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(wanted).matches);
}
