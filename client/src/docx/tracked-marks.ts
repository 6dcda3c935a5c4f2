/** Who made the changes, and when. */
export interface Author {
  readonly author: string;
  /** What the clocks of the paper's zone showed, without an offset: "2007-10-31T23:59:00". */
  readonly date: string;
}

/** What a tracked change carries. */
export interface ChangeMark extends Author {
  readonly id: number;
}

export interface Marks {
  /** A number that no other change of the document has. */
  readonly next: () => ChangeMark;
  /** The name by which both places of a move find each other. */
  readonly nameOf: (change: string) => string;
}

/** Numbers the tracked changes of one document. */
export function openMarks(author: Author): Marks {
  let id = 0;
  const names = new Map<string, string>();
  return {
    next: () => {
      id += 1;
      return { ...author, id };
    },
    nameOf: (change) => {
      const name = names.get(change) ?? `move${names.size + 1}`;
      names.set(change, name);
      return name;
    },
  };
}
