import { X } from "lucide-react";
import { useEffect, useRef, type ReactNode } from "react";
import { Dialog as AriaDialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";

import { IconButton } from "./button.tsx";
import { useFocusComesBack } from "./focus-comes-back.ts";
import { useNoSelectionBehind } from "./no-selection-behind.ts";
import { WholeNumbers } from "./whole-numbers.tsx";

import "./dialog.css";

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the binding one last. */
  readonly footer?: ReactNode;
  readonly size?: "small" | "medium" | "large" | "wide";
}

/** A question that wants an answer before anything else. Focus goes in, stays in, and comes back where it was. */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  footer,
  size = "medium",
}: DialogProps): ReactNode {
  const self = useRef<HTMLElement>(null);
  useEscapeWithoutFocus(self, isOpen ? onClose : null);
  return (
    <ModalOverlay
      className="dialog-overlay"
      isOpen={isOpen}
      onOpenChange={(isNowOpen) => {
        if (!isNowOpen) onClose();
      }}
    >
      <Modal className={`dialog-box dialog-${size}`}>
        <AriaDialog className="dialog" ref={self}>
          <WhileInFront dialog={self} />
          <header className="dialog-head">
            <Heading slot="title" level={2} className="dialog-title">
              <WholeNumbers>{title}</WholeNumbers>
            </Heading>
            <IconButton name="Close" onPress={onClose}>
              <X size={18} aria-hidden />
            </IconButton>
          </header>
          <div className="dialog-body">{children}</div>
          {footer !== undefined && <footer className="dialog-foot">{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Inside the dialog, so that it ends when the dialog is gone and not when it begins to go. */
function WhileInFront({ dialog }: { dialog: React.RefObject<HTMLElement | null> }): null {
  useFocusComesBack();
  useNoSelectionBehind(dialog);
  return null;
}

/**
 * A button that is pressed and then goes, or cannot be pressed again, leaves the focus nowhere: Escape would not reach the
 * dialog in front, and the keyboard would be caught in it.
 */
function useEscapeWithoutFocus(
  self: React.RefObject<HTMLElement | null>,
  onClose: (() => void) | null,
): void {
  useEffect(() => {
    if (onClose === null) return undefined;
    const close = (event: KeyboardEvent): void => {
      const isNowhere = document.activeElement === null || document.activeElement === document.body;
      const isInFront = [...document.querySelectorAll(".dialog")].at(-1) === self.current;
      if (event.key === "Escape" && isNowhere && isInFront) onClose();
    };
    document.addEventListener("keydown", close);
    return () => document.removeEventListener("keydown", close);
  }, [self, onClose]);
}
