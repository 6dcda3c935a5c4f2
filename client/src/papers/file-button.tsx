import { Download } from "lucide-react";
import { useState } from "react";

import { Button } from "../components/button.tsx";
import { announce } from "../stores/announcer.ts";
import { notify } from "../stores/notice-store.ts";
import { NoFile, type NamedFile } from "./named-file.ts";
import { saveFile } from "./save-file.ts";

interface FileButtonProps {
  /** The format: "XLSX". */
  readonly words: string;
  /** What is in the file, for those who hear the button alone: "the matrix". */
  readonly of: string;
  readonly make: () => Promise<NamedFile>;
  readonly isDisabled?: boolean;
}

/** Makes a file when pressed and hands it out; says so, and says when it could not. */
export function FileButton({ words, of, make, isDisabled }: FileButtonProps): React.ReactNode {
  const [isBusy, setBusy] = useState(false);
  const press = async (): Promise<void> => {
    // The button stays as it is meanwhile: one that is greyed loses the focus, and Esc with it.
    if (isBusy) return;
    setBusy(true);
    try {
      const { file, name } = await make();
      saveFile(file, name);
      say(`${name} is on its way to this device.`);
    } catch (error) {
      say(
        error instanceof NoFile
          ? error.message
          : "The file could not be made. Nothing was saved; try again when the connection is back.",
      );
    }
    setBusy(false);
  };
  return (
    <Button
      size="small"
      aria-label={`${words} of ${of}`}
      isDisabled={isDisabled === true}
      onPress={() => void press()}
    >
      <Download size={15} aria-hidden /> {words}
    </Button>
  );
}

function say(words: string): void {
  notify(words);
  announce(words);
}
