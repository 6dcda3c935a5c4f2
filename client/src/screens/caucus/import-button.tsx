import type { ImportGroup } from "@crosstable/shared/documents/caucus";
import type { SideMark } from "@crosstable/shared/sides";
import { useState } from "react";

import { Button } from "../../components/button.tsx";
import { fetched } from "../../components/fetched.tsx";

const ImportProposals = fetched(
  async () => {
    const { ImportProposals: component } = await import("../../imports/import-proposals.tsx");
    return { default: component };
  },
  {
    waiting: (
      <span className="drafts-note" role="status">
        Opening the import
      </span>
    ),
    Missing: ({ onAgain }) => (
      <span className="drafts-note" role="alert">
        The import is not on this device yet.{" "}
        <Button size="small" onPress={onAgain}>
          Try again
        </Button>
      </span>
    ),
  },
);

/** Opens the import of proposals, whose part of the page comes when it is first wanted. */
export function ImportButton(props: {
  side: SideMark;
  kind: ImportGroup["kind"];
  words: string;
}): React.ReactNode {
  const { side, kind, words } = props;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onPress={() => setOpen(true)}>
        {words}
      </Button>
      {isOpen && <ImportProposals side={side} kind={kind} onClose={() => setOpen(false)} />}
    </>
  );
}
