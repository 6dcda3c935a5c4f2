import "./field.css";

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly words: string;
}

export interface SelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
  readonly isDisabled?: boolean;
  /** The label is read but not shown, where what surrounds it says the same. */
  readonly isLabelHidden?: boolean;
}

/** One of a few. The browser's own list: it is right on every device and with every reader. */
export function Select<Value extends string>(props: SelectProps<Value>): React.ReactNode {
  const { label, value, choices, onChange, isDisabled = false, isLabelHidden = false } = props;
  return (
    <label className="field">
      <span className={isLabelHidden ? "visually-hidden" : "field-label"}>{label}</span>
      <select
        className="field-input"
        value={value}
        disabled={isDisabled}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.words}
          </option>
        ))}
      </select>
    </label>
  );
}
