import { lazy, Suspense } from "react";

import { saveStore } from "../stores/save-store.ts";
import { keyboardHelpStore } from "./keyboard-help-store.ts";

const KeyboardHelp = lazy(async () => {
  const { KeyboardHelp: component } = await import("./keyboard-help.tsx");
  return { default: component };
});
const ClosedDocuments = lazy(async () => {
  const { ClosedDocuments: component } = await import("./closed-documents.tsx");
  return { default: component };
});

/** The dialogs of the shell that most visits never need: fetched when they are. */
export function RareDialogs(): React.ReactNode {
  const isHelpOpen = keyboardHelpStore((state) => state.isOpen);
  const hasClosed = saveStore((state) =>
    [...state.documents.values()].some(({ status }) => status === "closed"),
  );
  return (
    <Suspense fallback={null}>
      {isHelpOpen && <KeyboardHelp />}
      {hasClosed && <ClosedDocuments />}
    </Suspense>
  );
}
