import { create } from "zustand";

import { Dialog } from "../components/dialog.tsx";
import { Select } from "../components/select.tsx";
import { setPreferences, usePreferences, type Announcements } from "../stores/preferences-store.ts";

const helpStore = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

export function openKeyboardHelp(): void {
  helpStore.setState({ isOpen: true });
}

const KEYS: readonly (readonly [string, string])[] = [
  ["Arrows", "Move in the grid"],
  ["Enter or F2", "Edit a cell; Enter again keeps it and goes down"],
  ["Esc", "Leave without keeping"],
  ["Space", "Open the proposal beside the grid"],
  ["Home, End", "First and last cell; with Ctrl, of the whole grid"],
  ["N", "Next proposal that waits for your side"],
  ["M", "Make a formal move"],
  ["R", "Take in the rows that wait"],
  ["G, then T C R M G H", "Go to the table, caucus, record, monitor, gallery, host"],
  ["F6", "Next part of the page"],
  ["?", "This list"],
];

const READ_OUT: readonly { value: Announcements; words: string }[] = [
  { value: "formal", words: "Formal moves" },
  { value: "everything", words: "Everything others change" },
  { value: "off", words: "Only what is urgent" },
];

/** The keys, and what a person may want otherwise. */
export function KeyboardHelp(): React.ReactNode {
  const { isOpen } = helpStore();
  const { hasLetterKeys, announcements } = usePreferences();
  return (
    <Dialog title="Keys" isOpen={isOpen} onClose={() => helpStore.setState({ isOpen: false })}>
      <dl className="help-keys">
        {KEYS.map(([key, words]) => (
          <div key={key} className="help-key">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <label className="help-choice">
        <input
          type="checkbox"
          checked={hasLetterKeys}
          onChange={(event) => setPreferences({ hasLetterKeys: event.target.checked })}
        />
        Single letters are shortcuts
      </label>
      <Select
        label="Read out to a screen reader"
        value={announcements}
        choices={READ_OUT}
        onChange={(value) => setPreferences({ announcements: value })}
      />
    </Dialog>
  );
}
