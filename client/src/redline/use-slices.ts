import { startTransition, useEffect, useState } from "react";

/** Each time as many more as these, so that what changes on the page meanwhile never has it begin from the start. */
const MORE = 6;

/**
 * How many of so many slices of a thing are drawn: one at once, then more and more. They are made a little at a time, with whatever
 * somebody does on the page coming in between, and appear together: to lay the page out anew after each took longer than to make them.
 */
export function useSlices(of: unknown, count: number): number {
  const [state, setState] = useState({ of, drawn: 1 });
  const drawn = Math.min(state.of === of ? state.drawn : 1, count);
  useEffect(() => {
    if (drawn < count) startTransition(() => setState({ of, drawn: drawn + MORE }));
  }, [of, drawn, count]);
  return drawn;
}
