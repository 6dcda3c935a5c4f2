import { useEffect, useState } from "react";

/**
 * How many of so many slices of a thing are drawn: one at once, then one after the other, with whatever somebody does on the page coming
 * in between.
 */
export function useSlices(of: unknown, count: number): number {
  const [state, setState] = useState({ of, drawn: 1 });
  const drawn = Math.min(state.of === of ? state.drawn : 1, count);
  useEffect(() => {
    if (drawn >= count) return undefined;
    const next = setTimeout(() => setState({ of, drawn: drawn + 1 }));
    return () => clearTimeout(next);
  }, [of, drawn, count]);
  return drawn;
}
