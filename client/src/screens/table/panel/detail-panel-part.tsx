import { Button } from "../../../components/button.tsx";
import { EmptyState } from "../../../components/empty-state.tsx";
import { fetched } from "../../../components/fetched.tsx";
import type { DetailPanelProps } from "./detail-panel.tsx";

/** Comes when somebody first touches the page, and so is there when a proposal is opened. */
export const DetailPanel = fetched<DetailPanelProps>(
  async () => {
    const { DetailPanel: component } = await import("./detail-panel.tsx");
    return { default: component };
  },
  {
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
  },
);
