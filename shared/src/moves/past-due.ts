/** True when the moment by which an answer was promised or asked for has passed: from then on it is called overdue. */
export function isPastDue({ due }: { readonly due: string }, nowMs: number): boolean {
  return Date.parse(due) < nowMs;
}
