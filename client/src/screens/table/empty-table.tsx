import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";

/** What stands in the grid's place while it has no row, and the way on from there. */
export function EmptyTable({
  hasProposals,
  isChief,
  onShowAll,
}: {
  hasProposals: boolean;
  isChief: boolean;
  onShowAll: () => void;
}): React.ReactNode {
  if (hasProposals)
    return (
      <EmptyState title="Nothing here" words="No proposal belongs to this view and search.">
        <Button onPress={onShowAll}>Show all proposals</Button>
      </EmptyState>
    );
  return (
    <EmptyState
      title="No proposals yet"
      words={
        isChief
          ? "Table the first proposal, or write drafts with your side in the caucus."
          : "A chief tables the first proposal."
      }
    />
  );
}
