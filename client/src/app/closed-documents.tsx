import { closeWords, type CloseReason } from "@crosstable/shared/close-codes";
import { parseDocumentName } from "@crosstable/shared/rooms";
import { useState } from "react";

import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { TextArea } from "../components/text-area.tsx";
import { saveStore } from "../stores/save-store.ts";
import { reopenDocument } from "../sync/open-documents.ts";

/** The page loads again, or its room says it. */
const SAID_ELSEWHERE: ReadonlySet<CloseReason> = new Set([
  "rightsChanged",
  "signedOut",
  "observersStayOut",
  "otherGallery",
  "invitationOver",
]);

/** Says why the server closed a document, gives back the words that were in it, and opens it anew on request. */
export function ClosedDocuments(): React.ReactNode {
  const documents = saveStore((state) => state.documents);
  const closed = [...documents].find(
    ([, { closed: reason }]) => reason !== null && !SAID_ELSEWHERE.has(reason),
  );
  if (closed === undefined) return null;
  const [path, { closed: reason, keptText }] = closed;
  return reason === null ? null : (
    <ClosedDocument key={path} path={path} reason={reason} text={keptText} />
  );
}

function ClosedDocument(props: {
  path: string;
  reason: CloseReason;
  text: string | null;
}): React.ReactNode {
  const { path, reason, text } = props;
  const [isCopied, setCopied] = useState(false);
  const [isOpen, setOpen] = useState(true);
  const name = parseDocumentName(path);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text ?? "");
      setCopied(true);
    } catch {
      // Browsers give the clipboard on localhost and over TLS only; the text can be marked and copied by hand.
      setCopied(false);
    }
  };
  const openAnew = () => {
    setOpen(false);
    if (name !== undefined) void reopenDocument(name);
  };
  return (
    <Dialog
      title="This document was closed"
      isOpen={isOpen}
      onClose={() => setOpen(false)}
      footer={
        <>
          {text !== null && (
            <Button onPress={() => void copy()}>{isCopied ? "Copied" : "Copy my text"}</Button>
          )}
          {/* Opening anew throws this device's copy away, and here it may be the last one. */}
          {reason === "unreadable" ? (
            <Button variant="primary" onPress={() => setOpen(false)}>
              Close
            </Button>
          ) : (
            <Button variant="primary" onPress={openAnew}>
              Open it anew
            </Button>
          )}
        </>
      }
    >
      <p>{closeWords(reason)}</p>
      {text !== null && (
        <TextArea label="What it held on this device" value={text} isReadOnly rows={8} />
      )}
    </Dialog>
  );
}
