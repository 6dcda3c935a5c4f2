import { closeWords } from "@crosstable/shared/close-codes";
import { parseDocumentName } from "@crosstable/shared/rooms";

import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { saveStore, type SaveState } from "../stores/save-store.ts";
import { reopenDocument } from "../sync/open-documents.ts";

/** What the server would not take is shown to its writer, to be copied, before anything is loaded anew. */
export function ClosedDocuments(): React.ReactNode {
  const documents = saveStore((state) => state.documents);
  const refused = [...documents].find(
    ([, state]) => state.closed !== null && state.keptText !== null,
  );
  return refused === undefined ? null : <KeptText path={refused[0]} state={refused[1]} />;
}

function KeptText({ path, state }: { path: string; state: SaveState }): React.ReactNode {
  const name = parseDocumentName(path);
  const again = (): void => {
    if (name !== undefined) void reopenDocument(name);
  };
  return (
    <Dialog
      title="Your text is kept here"
      isOpen
      onClose={again}
      footer={
        <Button variant="primary" onPress={again}>
          Load the room again
        </Button>
      }
    >
      <p>{state.closed === null ? "" : closeWords(state.closed)} Copy what you need first.</p>
      <textarea
        className="kept-text"
        readOnly
        aria-label="Your text"
        value={state.keptText ?? ""}
        rows={10}
      />
    </Dialog>
  );
}
