import { TextArea as AriaTextArea } from "react-aria-components/TextArea";

import { LabelledField, type TextFieldProps } from "./text-field.tsx";

export interface TextAreaProps extends Omit<TextFieldProps, "type"> {
  readonly rows?: number;
}

/** Several lines of text with their label above. */
export function TextArea({ placeholder, rows = 4, ...rest }: TextAreaProps): React.ReactNode {
  return (
    <LabelledField {...rest}>
      <AriaTextArea
        className="field-input field-area"
        rows={rows}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
    </LabelledField>
  );
}
