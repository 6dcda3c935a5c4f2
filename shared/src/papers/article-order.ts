import { proposalLabel, type CaseState, type ProposalState } from "../moves/case-state.ts";
import { articleKey } from "../moves/contract-articles.ts";
import { articleSortKey } from "./article-number-order.ts";

const natural = new Intl.Collator("en", { numeric: true });

type Placed = Pick<ProposalState, "id" | "article" | "number" | "title" | "subject">;
type Place = readonly [place: number, own: number, key: string];

/**
 * The proposals in the order of the contract: by the place that their article has in the current contract; an article that
 * the contract does not have stands after the one that its number follows. Without an article last; then by number, then by name.
 */
export function inArticleOrder<Proposal extends Placed>(
  { articles }: Pick<CaseState, "articles">,
  proposals: readonly Proposal[],
): Proposal[] {
  const contract = Array.from(articles.values(), ({ number, place }) => ({
    key: articleSortKey(number),
    place,
  })).toSorted((one, other) => compareKeys(one.key, other.key) || one.place - other.place);
  const placeOf = (number: string): Place => {
    const key = articleSortKey(number);
    const agreed = articles.get(articleKey(number));
    return agreed === undefined ? [lastUpTo(contract, key), 1, key] : [agreed.place, 0, key];
  };
  return proposals
    .map((proposal) => ({
      proposal,
      place: proposal.article === null ? null : placeOf(proposal.article),
    }))
    .toSorted(
      (one, other) =>
        comparePlaces(one.place, other.place) || byNumber(one.proposal, other.proposal),
    )
    .map(({ proposal }) => proposal);
}

/** The place of the last article whose key is not beyond this one; -1 where all are. */
function lastUpTo(contract: readonly { key: string; place: number }[], key: string): number {
  let [low, high] = [0, contract.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((contract[middle]?.key ?? "") <= key) low = middle + 1;
    else high = middle;
  }
  return contract[low - 1]?.place ?? -1;
}

function compareKeys(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function comparePlaces(one: Place | null, other: Place | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one[0] - other[0] || one[1] - other[1] || compareKeys(one[2], other[2]);
}

function byNumber(one: Placed, other: Placed): number {
  const { number } = one;
  const named =
    number === null || other.number === null
      ? Number(number === null) - Number(other.number === null)
      : natural.compare(number, other.number);
  return named || natural.compare(one.subject, other.subject) || (one.id < other.id ? -1 : 1);
}

/** A proposal as a heading: "W-12 a) Fair Market Value", or its subject where it has neither number nor title. */
export function proposalHeading(proposal: Placed): string {
  const { number, title, subject } = proposal;
  return number === null ? proposalLabel(proposal) : `${number} ${title ?? subject}`;
}
