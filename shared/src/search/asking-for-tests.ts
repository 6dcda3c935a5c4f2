import type { CaseState } from "../moves/case-state.ts";
import type { TestTalks } from "../moves/talks-for-tests.ts";
import { applyEntry } from "../record/replay.ts";
import type { SideMark } from "../sides.ts";
import { itemsOf, type SearchItem } from "./items.ts";
import { readQuestion } from "./question.ts";
import { EVERYTHING_WANTED, openSearchIndex, type Found, type Wanted } from "./search-index.ts";

const NAME_OF = () => "Somebody";

/** Every piece of words of the talks' record. */
export function itemsOfTalks(talks: TestTalks): SearchItem[] {
  let state: CaseState | null = null;
  return talks.entries.flatMap((entry) => {
    state = applyEntry(state, entry);
    return itemsOf(entry, state, NAME_OF);
  });
}

/** Asks as the search of a side's table does, with what it wants of the finds. */
export function asking(talks: TestTalks, items = itemsOfTalks(talks), own: SideMark = "a") {
  const index = openSearchIndex();
  index.add(items);
  const people = [...index.people];
  return (words: string, wanted: Partial<Wanted> = {}): Found => {
    const { sides } = talks.state;
    const question = readQuestion(words, { own, sides, people, hasActs: true });
    const { order, side } = question;
    return index.search(question, {
      ...EVERYTHING_WANTED,
      ...(order === null ? {} : { order }),
      ...(side === null ? {} : { side }),
      ...wanted,
    });
  };
}
