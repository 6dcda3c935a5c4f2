import { TextField } from "../components/text-field.tsx";
import { useMatrix } from "../sync/use-matrix.ts";
import { clockNote } from "./clock-note.ts";

/** A moment by this device's own clock, with the zone of that clock, and the official time where it is another. */
export function LocalTimeField(props: {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): React.ReactNode {
  const { label, description, value, onChange } = props;
  const official = useMatrix().talks?.groundRules.timeZone ?? null;
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const note = clockNote(value, { here, official });
  return (
    <TextField
      label={label}
      description={description === undefined ? note : `${note} ${description}`}
      type="datetime-local"
      value={value}
      onChange={onChange}
    />
  );
}
