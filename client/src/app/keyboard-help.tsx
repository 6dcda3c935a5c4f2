import { Dialog } from "../components/dialog.tsx";
import { Select } from "../components/select.tsx";
import { announcerStore } from "../stores/announcer.ts";
import {
  setPreferences,
  usePreferences,
  type Announcements,
  type Density,
  type Theme,
} from "../stores/preferences-store.ts";
import { closeKeyboardHelp, keyboardHelpStore } from "./keyboard-help-store.ts";
import { LeaveSeat } from "./leave-seat.tsx";

import "./keyboard-help.css";

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
  ["/ or Ctrl K", "Search the table, the record and your caucus"],
  ["F6", "Next part of the page"],
  ["?", "This list"],
];

const READ_OUT: readonly { value: Announcements; words: string }[] = [
  { value: "formal", words: "Formal moves" },
  { value: "everything", words: "Everything others change" },
  { value: "off", words: "Only what is urgent" },
];

const LOG_SHOWN = 40;

const THEMES: readonly { value: Theme; words: string }[] = [
  { value: "system", words: "As the device" },
  { value: "light", words: "Light" },
  { value: "dark", words: "Dark" },
];

const DENSITIES: readonly { value: Density; words: string }[] = [
  { value: "compact", words: "Close" },
  { value: "standard", words: "Standard" },
  { value: "comfortable", words: "Wide" },
];

/** The keys, and what a person may want otherwise. */
export function KeyboardHelp(): React.ReactNode {
  const { isOpen } = keyboardHelpStore();
  const { hasLetterKeys, announcements, theme, density } = usePreferences();
  return (
    <Dialog title="Keys and settings" isOpen={isOpen} onClose={closeKeyboardHelp}>
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
      <div className="help-choices">
        <Select
          label="Theme"
          value={theme}
          choices={THEMES}
          onChange={(value) => setPreferences({ theme: value })}
        />
        <Select
          label="Rows"
          value={density}
          choices={DENSITIES}
          onChange={(value) => setPreferences({ density: value })}
        />
        <Select
          label="Read out to a screen reader"
          value={announcements}
          choices={READ_OUT}
          onChange={(value) => setPreferences({ announcements: value })}
        />
      </div>
      <LeaveSeat />
      <SaidSoFar />
    </Dialog>
  );
}

/** What was read out, or would have been, for those who want to read it at leisure. */
function SaidSoFar(): React.ReactNode {
  const log = announcerStore((state) => state.log);
  if (log.length === 0) return null;
  return (
    <section className="help-log" role="log" aria-live="off" aria-label="What happened">
      <h3>What happened since this page was opened</h3>
      <ol>
        {log.slice(0, LOG_SHOWN).map(({ id, words, atMs }) => (
          <li key={id}>
            <time dateTime={new Date(atMs).toISOString()}>{clock(atMs)}</time> {words}
          </li>
        ))}
      </ol>
    </section>
  );
}

function clock(ms: number): string {
  return new Intl.DateTimeFormat("en-GB", { timeStyle: "short" }).format(new Date(ms));
}
