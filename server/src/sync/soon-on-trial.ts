import { vi } from "vitest";

/** How long a fact of the wire is waited for, which comes in a moment where the machine has one. */
export const SOON = { interval: 2, timeout: 8_000 };

/** Waits until what is looked for is so. Throws what the last look has thrown. */
export async function soon(look: () => void): Promise<void> {
  await vi.waitFor(look, SOON);
}
