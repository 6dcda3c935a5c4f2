import { proposalLabel, type ProposalState } from "../moves/case-state.ts";

const natural = new Intl.Collator("en", { numeric: true });

type Placed = Pick<ProposalState, "id" | "article" | "number" | "title" | "subject">;

/** The order of the contract: by article ("9" before "12", without one last), then by number, then by name. */
export function byArticle(one: Placed, other: Placed): number {
  return (
    lastWhereNull(one.article, other.article) ||
    lastWhereNull(one.number, other.number) ||
    natural.compare(one.subject, other.subject) ||
    (one.id < other.id ? -1 : 1)
  );
}

function lastWhereNull(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return natural.compare(one, other);
}

/** A proposal as a heading: "W-12 a) Fair Market Value", or its subject where it has neither number nor title. */
export function proposalHeading(proposal: Placed): string {
  const { number, title, subject } = proposal;
  return number === null ? proposalLabel(proposal) : `${number} ${title ?? subject}`;
}
