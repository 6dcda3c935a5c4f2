import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import { exportName } from "@crosstable/shared/papers/export-name";
import { matrixSheet } from "@crosstable/shared/papers/matrix-sheet";

import { useMatrix } from "../sync/use-matrix.ts";
import { useWorksheet } from "../sync/use-worksheet.ts";
import { markNow } from "./export-mark.ts";
import { SheetButtons } from "./sheet-buttons.tsx";

/** The matrix as a file, for everybody who reads it. */
export function MatrixExports({ talks }: { talks: MatrixTalks }): React.ReactNode {
  const { rows, articles } = useMatrix();
  const worksheet = useWorksheet();
  const make = () => {
    const mark = markNow(talks);
    const { title, sides } = talks;
    const sheet = matrixSheet({ title, sides, rows, articles, worksheet, mark });
    return { sheet, name: (extension: string) => exportName(mark, "matrix", extension) };
  };
  return (
    <section className="export-part" aria-labelledby="export-matrix">
      <h3 id="export-matrix">Matrix</h3>
      <p>
        Every proposal with its standing, turn and latest positions. Working status and remarks are
        in it, marked “not a position”. Nothing of a caucus is.
      </p>
      <SheetButtons of="the matrix" make={make} />
      <p className="export-note">
        In the CSV a ' stands before words that a spreadsheet would run as a formula. The XLSX has
        all words as they are.
      </p>
    </section>
  );
}
