import { useId } from "react";
import { createPortal } from "react-dom";

import { Button } from "./button.tsx";

import "./dialog.css";

/**
 * In place of a dialog that could not be fetched. It is the browser's own dialog, because it has to be there before
 * anything else can be fetched, and the other one is the largest part of what would have to be.
 */
export function MissingDialog(props: {
  onAgain: () => void;
  onClose: () => void;
}): React.ReactNode {
  const { onAgain, onClose } = props;
  const title = useId();
  // In the page itself: what is asked for in a bar of one line would else be said in one line, too.
  return createPortal(
    <dialog
      ref={(element) => {
        if (element?.open === false) element.showModal();
      }}
      className="dialog-box dialog-small dialog-native"
      aria-labelledby={title}
      onClose={onClose}
    >
      <div className="dialog">
        <header className="dialog-head">
          <h2 id={title} className="dialog-title">
            Not on this device yet
          </h2>
        </header>
        <div className="dialog-body">
          <p>
            This part comes from the server when it is first opened. It needs a connection for that.
          </p>
        </div>
        <footer className="dialog-foot">
          <Button onPress={onClose}>Close</Button>
          <Button variant="primary" onPress={onAgain}>
            Try again
          </Button>
        </footer>
      </div>
    </dialog>,
    document.body,
  );
}
