import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
} from "react-aria-components/Button";

import "./button.css";

export interface ButtonProps extends Omit<AriaButtonProps, "className" | "style"> {
  /** `primary` is the one binding act of a screen; `danger` ends something for somebody. */
  readonly variant?: "plain" | "primary" | "danger" | "quiet";
  readonly size?: "small" | "normal";
  readonly ref?: React.Ref<HTMLButtonElement>;
}

/** A button with words. It is at least 32 px high, 44 px where fingers point. */
export function Button({
  variant = "plain",
  size = "normal",
  ...rest
}: ButtonProps): React.ReactNode {
  return <AriaButton {...rest} className={`button button-${variant} button-${size}`} />;
}

export interface IconButtonProps extends ButtonProps {
  /** What the button does, for those who do not see its icon, and on hover for those who do. */
  readonly name: string;
}

/** A button with an icon alone, which therefore needs a name. */
export function IconButton({ name, variant = "quiet", ...rest }: IconButtonProps): React.ReactNode {
  return (
    <AriaButton {...rest} aria-label={name} className={`button button-icon button-${variant}`} />
  );
}
