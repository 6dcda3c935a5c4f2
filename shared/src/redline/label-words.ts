const HEADING = /^#{1,6}$/u;

/** The label of a block as people read it: the number of a clause as it stands, the signs of a heading as its level. */
export function labelWords(label: string): string {
  return HEADING.test(label) ? `heading level ${label.length}` : label;
}
