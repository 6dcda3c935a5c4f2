/** True from the very moment on by which an answer was due: it is called overdue as long as it has not come. */
export function isPastDue({ due }: { readonly due: string }, nowMs: number): boolean {
  return nowMs >= Date.parse(due);
}
