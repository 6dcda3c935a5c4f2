import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import { instantWords } from "@crosstable/shared/papers/paper-dates";

import { Dialog } from "../components/dialog.tsx";
import { Wait } from "../components/wait.tsx";
import { useMySide } from "../stores/me-store.ts";
import { useMatrix } from "../sync/use-matrix.ts";
import { ArchiveExport } from "./archive-export.tsx";
import { markNow } from "./export-mark.ts";
import { closeExports } from "./export-store.ts";

import "./export-dialog.css";
import { MatrixExports } from "./matrix-exports.tsx";
import { PaperExports } from "./paper-exports.tsx";
import { PrivateExports } from "./private-exports.tsx";

/** What this seat can take away as files. */
export function ExportDialog(): React.ReactNode {
  const { talks } = useMatrix();
  return (
    <Dialog title="Take away as a file" size="large" isOpen onClose={closeExports}>
      {talks === null ? <Wait words="Opening the table" /> : <Exports talks={talks} />}
    </Dialog>
  );
}

function Exports({ talks }: { talks: MatrixTalks }): React.ReactNode {
  const side = useMySide();
  const { at, zone, seq, head } = markNow(talks);
  return (
    <>
      <p className="export-mark">
        As of row {seq} of the record, head <code>{head.slice(0, 8)}</code>.{" "}
        {instantWords(at, zone)}. Each file’s name says day and head.
      </p>
      <PaperExports seq={seq} />
      <MatrixExports talks={talks} />
      {side !== null && (
        <>
          <PrivateExports talks={talks} side={side} />
          <ArchiveExport talks={talks} side={side} />
        </>
      )}
    </>
  );
}
