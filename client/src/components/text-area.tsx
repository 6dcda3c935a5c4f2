import { FieldError } from "react-aria-components/FieldError";
import { Label } from "react-aria-components/Label";
import { Text } from "react-aria-components/Text";
import { TextArea as AriaTextArea } from "react-aria-components/TextArea";
import { TextField as AriaTextField } from "react-aria-components/TextField";

import type { TextFieldProps } from "./text-field.tsx";

import "./field.css";

export interface TextAreaProps extends Omit<TextFieldProps, "type"> {
  readonly rows?: number;
}

/** Several lines of text with their label above. */
export function TextArea({
  label,
  description,
  errorMessage,
  placeholder,
  rows = 4,
  ...rest
}: TextAreaProps): React.ReactNode {
  return (
    <AriaTextField
      autoComplete="off"
      {...rest}
      className="field"
      isInvalid={errorMessage !== undefined}
    >
      <Label className="field-label">{label}</Label>
      <AriaTextArea
        className="field-input field-area"
        rows={rows}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
      {description !== undefined && (
        <Text slot="description" className="field-note">
          {description}
        </Text>
      )}
      <FieldError className="field-error">{errorMessage}</FieldError>
    </AriaTextField>
  );
}
