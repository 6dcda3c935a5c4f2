/** A full stop, or what stands in its place, with a quotation mark or a bracket that closes after it. */
const ENDS_ONE = /[.!?…][”"’')\]]?$/u;

/**
 * A sentence that ends once. What people write in it (a condition, a title, a name) may bring its own full stop; then it gets no
 * second one, and no word or sign of theirs is taken away.
 */
export function sentence(words: string): string {
  return ENDS_ONE.test(words) ? words : `${words}.`;
}
