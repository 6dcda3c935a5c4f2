import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { PackageState } from "@crosstable/shared/moves/package-state";
import { packageLabel } from "@crosstable/shared/moves/package-words";
import type { ReactNode } from "react";

import { markNow } from "../papers/export-mark.ts";
import { FileButton } from "../papers/file-button.tsx";
import { useMatrix } from "../sync/use-matrix.ts";
import { packageFile } from "./package-file.ts";

/** Hands out a package with its texts as tracked changes. */
export function PackageDocxButton(props: {
  readonly offered: PackageState;
  readonly talks: MatrixTalks;
}): ReactNode {
  const { offered, talks } = props;
  const { rows, articles } = useMatrix();
  return (
    <FileButton
      words="DOCX"
      of={`${packageLabel(talks.sides, offered)}, with tracked changes`}
      make={() => packageFile({ offered, talks, rows, articles }, markNow(talks))}
    />
  );
}
