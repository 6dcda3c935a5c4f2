import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { fetched } from "../../components/fetched.tsx";
import { Wait } from "../../components/wait.tsx";
import type { ProposalCardsProps } from "./proposal-cards.tsx";

/** Comes on narrow screens alone; wide ones have the grid. */
export const ProposalCards = fetched<ProposalCardsProps>(
  async () => {
    const { ProposalCards: component } = await import("./proposal-cards.tsx");
    return { default: component };
  },
  {
    waiting: <Wait words="Opening the proposals" />,
    Missing: ({ onAgain }) => (
      <EmptyState
        title="The cards are not on this device yet"
        words="They come when the connection is back."
      >
        <Button onPress={onAgain}>Try again</Button>
      </EmptyState>
    ),
  },
);
