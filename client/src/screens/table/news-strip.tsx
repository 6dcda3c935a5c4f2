import { useState } from "react";

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

/** How much has moved since this person looked, and the way to it. */
export function NewsStrip({
  count,
  ...does
}: { count: number } & Omit<NewsDialogProps, "onClose">): React.ReactNode {
  const [isOpen, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      {count > 0 && (
        <div className="package-strip">
          <Button size="small" onPress={() => setOpen(true)}>
            {count} moved since you looked
          </Button>
        </div>
      )}
      {isOpen && <NewsDialog {...does} onClose={close} />}
    </>
  );
}
