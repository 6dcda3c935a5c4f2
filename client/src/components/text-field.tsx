import { FieldError } from "react-aria-components/FieldError";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { Text } from "react-aria-components/Text";
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from "react-aria-components/TextField";

import "./field.css";

export interface TextFieldProps extends Omit<
  AriaTextFieldProps,
  "className" | "style" | "children"
> {
  readonly label: string;
  readonly description?: string;
  readonly errorMessage?: string;
  readonly placeholder?: string;
}

/** One line of text with its label above. */
export function TextField({ placeholder, ...rest }: TextFieldProps): React.ReactNode {
  return (
    <LabelledField {...rest}>
      <Input className="field-input" {...(placeholder === undefined ? {} : { placeholder })} />
    </LabelledField>
  );
}

interface LabelledFieldProps extends Omit<TextFieldProps, "placeholder"> {
  /** Where it is written. */
  readonly children: React.ReactNode;
}

/** A label, the place below it, and what there is to say of it. The browser is told not to remember it: it would offer it to whoever sits there next. */
export function LabelledField(props: LabelledFieldProps): React.ReactNode {
  const { label, description, errorMessage, children, ...rest } = props;
  return (
    <AriaTextField
      autoComplete="off"
      {...rest}
      className="field"
      isInvalid={errorMessage !== undefined}
    >
      <Label className="field-label">{label}</Label>
      {children}
      {description !== undefined && (
        <Text slot="description" className="field-note">
          {description}
        </Text>
      )}
      <FieldError className="field-error">{errorMessage}</FieldError>
    </AriaTextField>
  );
}
