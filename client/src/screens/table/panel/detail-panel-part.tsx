import { Button } from "../../../components/button.tsx";
import { EmptyState } from "../../../components/empty-state.tsx";
import { fetched } from "../../../components/fetched.tsx";
import { Wait } from "../../../components/wait.tsx";
import type { DetailPanelProps } from "./detail-panel.tsx";

/** The panel brings the rules of every move with it, so it comes when the first proposal is opened. */
export const DetailPanel = fetched<DetailPanelProps>(
  async () => {
    const { DetailPanel: component } = await import("./detail-panel.tsx");
    return { default: component };
  },
  {
    waiting: (
      <aside className="panel" aria-label="Opening the proposal">
        <Wait words="Opening the proposal" />
      </aside>
    ),
    Missing: ({ onAgain }) => (
      <aside className="panel" aria-label="The proposal is not here">
        <EmptyState
          title="This part is not on this device yet"
          words="It comes when the connection is back."
        >
          <Button onPress={onAgain}>Try again</Button>
        </EmptyState>
      </aside>
    ),
  },
);
