/** What is done about an attack: the titles of the tests that try it, as they begin in the code, or why it cannot be tried here. */
export type Answered = { readonly tests: readonly string[] } | { readonly reason: string };

export const tests = (...titles: readonly string[]): Answered => ({ tests: titles });
export const notHere = (reason: string): Answered => ({ reason });
