import { Button } from "../../../components/button.tsx";
import { fetched } from "../../../components/fetched.tsx";
import { Wait } from "../../../components/wait.tsx";
import type { DetailPanelProps } from "./detail-panel.tsx";

/** The panel comes with the first proposal that somebody opens: the grid is there before it. Its place is kept meanwhile. */
export const FetchedPanel = fetched<DetailPanelProps>(
  async () => {
    const { DetailPanel } = await import("./detail-panel.tsx");
    return { default: DetailPanel };
  },
  {
    waiting: (
      <div className="panel">
        <Wait words="Opening the proposal" />
      </div>
    ),
    Missing: ({ onAgain }) => (
      <div className="panel">
        <p className="panel-draft">
          This part of the page is not on this device yet.{" "}
          <Button onPress={onAgain}>Try again</Button>
        </p>
      </div>
    ),
  },
);
