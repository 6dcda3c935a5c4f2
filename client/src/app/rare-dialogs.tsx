import { fetched } from "../components/fetched.tsx";
import { MissingDialog } from "../components/missing-dialog.tsx";
import { closeExports, exportStore } from "../papers/export-store.ts";
import { closeKeysDialog, keysDialogStore } from "../stores/keys-dialog-store.ts";
import { saveStore } from "../stores/save-store.ts";
import { closeSearch, searchStore } from "../stores/search-store.ts";
import { closeKeyboardHelp, keyboardHelpStore } from "./keyboard-help-store.ts";
import { closeSessionQuestion, sessionQuestionStore } from "./session-question.ts";

const KeyboardHelp = fetched(
  async () => {
    const { KeyboardHelp: component } = await import("./keyboard-help.tsx");
    return { default: component };
  },
  {
    waiting: null,
    Missing: ({ onAgain }) => <MissingDialog onAgain={onAgain} onClose={closeKeyboardHelp} />,
  },
);
const ExportDialog = fetched(
  async () => {
    const { ExportDialog: component } = await import("../papers/export-dialog.tsx");
    return { default: component };
  },
  {
    waiting: null,
    Missing: ({ onAgain }) => <MissingDialog onAgain={onAgain} onClose={closeExports} />,
  },
);
const SearchDialog = fetched(
  async () => {
    const { SearchDialog: component } = await import("../screens/search/search-dialog.tsx");
    return { default: component };
  },
  {
    waiting: null,
    Missing: ({ onAgain }) => <MissingDialog onAgain={onAgain} onClose={closeSearch} />,
  },
);
const KeysDialog = fetched(
  async () => {
    const { KeysDialog: component } = await import("../screens/keys/keys-dialog.tsx");
    return { default: component };
  },
  {
    waiting: null,
    Missing: ({ onAgain }) => <MissingDialog onAgain={onAgain} onClose={closeKeysDialog} />,
  },
);
const SessionDialog = fetched(
  async () => {
    const { SessionDialog: component } = await import("./session-dialog.tsx");
    return { default: component };
  },
  {
    waiting: null,
    Missing: ({ onAgain }) => <MissingDialog onAgain={onAgain} onClose={closeSessionQuestion} />,
  },
);
const ClosedDocuments = fetched(
  async () => {
    const { ClosedDocuments: component } = await import("./closed-documents.tsx");
    return { default: component };
  },
  // Nobody has asked for it: it comes by itself when the connection is back.
  { waiting: null, Missing: () => null },
);

/** The dialogs of the shell that most visits never need: fetched when they are. */
export function RareDialogs(): React.ReactNode {
  const isHelpOpen = keyboardHelpStore((state) => state.isOpen);
  const isSearchOpen = searchStore((state) => state.isOpen);
  const isExporting = exportStore((state) => state.isOpen);
  const areKeysOpen = keysDialogStore((state) => state.isOpen);
  const asksAboutSession = sessionQuestionStore(({ question }) => question.asks !== "nothing");
  const hasClosed = saveStore((state) =>
    [...state.documents.values()].some(({ status }) => status === "closed"),
  );
  return (
    <>
      {isHelpOpen && <KeyboardHelp />}
      {isSearchOpen && <SearchDialog />}
      {isExporting && <ExportDialog />}
      {areKeysOpen && <KeysDialog />}
      {asksAboutSession && <SessionDialog />}
      {hasClosed && <ClosedDocuments />}
    </>
  );
}
