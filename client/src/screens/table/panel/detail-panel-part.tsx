import { Button } from "../../../components/button.tsx";
import { EmptyState } from "../../../components/empty-state.tsx";
import { fetched } from "../../../components/fetched.tsx";
import type { DetailPanelProps } from "./detail-panel.tsx";

async function load(): Promise<{ default: React.ComponentType<DetailPanelProps> }> {
  const { DetailPanel: component } = await import("./detail-panel.tsx");
  return { default: component };
}

/** Comes when somebody first goes to the grid, and so is there when a proposal is opened. */
export const DetailPanel = fetched<DetailPanelProps>(load, {
  waiting: <div className="panel" />,
  Missing: ({ onAgain, onClose }) => (
    <div className="panel">
      <EmptyState
        title="The proposal is not on this device yet"
        words="It opens when the connection is back."
      >
        <Button onPress={onAgain}>Try again</Button>
        <Button variant="quiet" onPress={onClose}>
          Close
        </Button>
      </EmptyState>
    </div>
  ),
});

/** Fetches the panel before it is wanted. What does not come now is asked for again when it is. */
export function fetchPanel(): void {
  load().catch(() => undefined);
}
