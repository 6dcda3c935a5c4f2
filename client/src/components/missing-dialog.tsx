import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

/** In place of a dialog that could not be fetched. */
export function MissingDialog(props: {
  onAgain: () => void;
  onClose: () => void;
}): React.ReactNode {
  const { onAgain, onClose } = props;
  return (
    <Dialog
      title="Not on this device yet"
      size="small"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Close</Button>
          <Button variant="primary" onPress={onAgain}>
            Try again
          </Button>
        </>
      }
    >
      <p>
        This part comes from the server when it is first opened. It needs a connection for that.
      </p>
    </Dialog>
  );
}
