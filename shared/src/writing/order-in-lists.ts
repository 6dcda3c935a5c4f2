import type * as Y from "yjs";

/** Which list something stands in, and where: further right is larger. */
interface Standing {
  readonly list: number;
  readonly at: number;
}

/**
 * Whether things stand in an order, however far they are from each other: each list that one of them is in is gone through once, and
 * then positions are compared. To walk from each to its neighbour would take as many steps as the square of a long piece of
 * writing that was put in at one place, letter after letter.
 */
export class OrderInLists {
  readonly #pairs: (readonly [left: Y.Item, right: Y.Item])[] = [];
  readonly #standings = new Map<Y.Item, Standing | null>();
  #lists = 0;
  #counted = 0;

  /** Items that have been gone through; never more than the document has. */
  get counted(): number {
    return this.#counted;
  }

  mustBe(pair: readonly [left: Y.Item, right: Y.Item]): void {
    this.#pairs.push(pair);
    for (const item of pair) this.#standings.set(item, null);
  }

  /** True when all that must be so is so. */
  isKept(): boolean {
    return this.#pairs.every(([left, right]) => {
      const [one, other] = [this.#standingOf(left), this.#standingOf(right)];
      return one.list === other.list && one.at < other.at;
    });
  }

  #standingOf(item: Y.Item): Standing {
    const known = this.#standings.get(item) ?? null;
    if (known !== null) return known;
    this.#lists += 1;
    const standing = { list: this.#lists, at: 0 };
    this.#standings.set(item, standing);
    this.#count(item, "left");
    this.#count(item, "right");
    return standing;
  }

  #count(from: Y.Item, toward: "left" | "right"): void {
    const by = toward === "left" ? -1 : 1;
    let at = 0;
    for (let item = from[toward]; item !== null; item = item[toward]) {
      at += by;
      if (this.#standings.has(item)) this.#standings.set(item, { list: this.#lists, at });
    }
    this.#counted += Math.abs(at);
  }
}
