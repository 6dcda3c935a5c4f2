import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import { exportName } from "@crosstable/shared/papers/export-name";
import type { SideMark } from "@crosstable/shared/sides";
import { Lock } from "lucide-react";
import { useState } from "react";

import { useCaucusImports } from "../sync/caucus-imports.ts";
import { useCaucusCells, useNewProposals } from "../sync/use-caucus.ts";
import { useMatrix } from "../sync/use-matrix.ts";
import { markNow } from "./export-mark.ts";
import { privateSheetOf } from "./private-sheet-of.ts";
import { SheetButtons } from "./sheet-buttons.tsx";

/** The own side's columns as a file of their own, and only for whoever asks for them in so many words. */
export function PrivateExports({
  talks,
  side,
}: {
  talks: MatrixTalks;
  side: SideMark;
}): React.ReactNode {
  const { rows } = useMatrix();
  const { list: drafts } = useNewProposals();
  const { received } = useCaucusImports();
  const cells = useCaucusCells();
  const [isWished, setWished] = useState(false);
  const { short } = talks.sides[side];
  const make = () => {
    const mark = markNow(talks);
    const own = { drafts, received, cells: cells ?? new Map() };
    const sheet = privateSheetOf({ side, talks, rows, ...own, mark });
    const what = `private-of-side-${side}`;
    return { sheet, name: (extension: string) => exportName(mark, what, extension) };
  };
  return (
    <section className="export-part export-private" aria-labelledby="export-private">
      <h3 id="export-private">
        <Lock size={15} aria-hidden /> Our private columns
      </h3>
      <p>
        Priority, target, floor, cost and private remark, with your drafts of new proposals and what
        you got on paper. Only for {short}: once the file is on a device, this room no longer keeps
        it from anybody.
      </p>
      <label className="export-wish">
        <input
          type="checkbox"
          checked={isWished}
          onChange={(event) => setWished(event.target.checked)}
        />
        I want a file with what only {short} may read
      </label>
      <SheetButtons of="our private columns" make={make} isDisabled={!isWished || cells === null} />
    </section>
  );
}
