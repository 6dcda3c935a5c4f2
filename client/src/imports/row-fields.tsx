import { Button } from "../components/button.tsx";
import { TextArea } from "../components/text-area.tsx";
import { TextField } from "../components/text-field.tsx";
import { FIELD_WORDS, type ImportField } from "./columns.ts";
import type { RowEditing } from "./use-import.ts";

interface RowFieldsProps {
  /** The row's place, from nought. */
  readonly place: number;
  readonly fields: readonly ImportField[];
  readonly editing: RowEditing;
  readonly onDone: () => void;
}

const LONG: ReadonlySet<ImportField> = new Set(["currentLanguage", "text"]);

/** One row to be written over before it is taken. The file stays as it is. */
export function RowFields({ place, fields, editing, onDone }: RowFieldsProps): React.ReactNode {
  const row = editing.typed(place);
  if (row === undefined) return null;
  const [first] = fields;
  return (
    <div
      role="group"
      aria-label={`Row ${place + 1}`}
      className="imports-edit"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        // It closes the fields and not the dialog around them; what was written stays.
        event.preventDefault();
        event.stopPropagation();
        onDone();
      }}
    >
      <div className="imports-fields">
        {fields.map((field) =>
          LONG.has(field) ? null : (
            <TextField
              key={field}
              label={FIELD_WORDS[field]}
              value={row[field]}
              onChange={(value) => editing.write(place, field, value)}
              autoFocus={field === first}
            />
          ),
        )}
      </div>
      {fields.map((field) =>
        LONG.has(field) ? (
          <TextArea
            key={field}
            label={FIELD_WORDS[field]}
            value={row[field]}
            onChange={(value) => editing.write(place, field, value)}
            rows={field === "text" ? 6 : 3}
          />
        ) : null,
      )}
      <div className="imports-edit-acts">
        <Button
          size="small"
          isDisabled={!editing.isEdited(place)}
          onPress={() => editing.putBack(place)}
        >
          Put back as it was read
        </Button>
        <Button size="small" onPress={onDone}>
          Done
        </Button>
      </div>
    </div>
  );
}
