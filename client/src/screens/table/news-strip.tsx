import { Button } from "../../components/button.tsx";
import { fetched } from "../../components/fetched.tsx";
import { MissingDialog } from "../../components/missing-dialog.tsx";
import type { NewsDialogProps } from "./news-dialog.tsx";

const NewsDialog = fetched<NewsDialogProps>(
  async () => {
    const { NewsDialog: component } = await import("./news-dialog.tsx");
    return { default: component };
  },
  {
    waiting: null,
    Missing: ({ onAgain, onClose }) => <MissingDialog onAgain={onAgain} onClose={onClose} />,
  },
);

interface NewsStripProps extends Omit<NewsDialogProps, "onClose"> {
  readonly count: number;
  /** What is new may be asked for without a proposal that moved: a session or the ground rules are no proposal. */
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
}

/** How much has moved since this person looked, and the way to it. */
export function NewsStrip({ count, isOpen, onToggle, ...does }: NewsStripProps): React.ReactNode {
  return (
    <>
      {count > 0 && (
        <div className="package-strip">
          <Button size="small" onPress={() => onToggle(true)}>
            {count} moved since you looked
          </Button>
        </div>
      )}
      {isOpen && <NewsDialog {...does} onClose={() => onToggle(false)} />}
    </>
  );
}
