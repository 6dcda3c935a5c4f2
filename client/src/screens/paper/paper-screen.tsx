import { makePaper } from "@crosstable/shared/papers/make-paper";
import { paperTitle, type PaperKind } from "@crosstable/shared/papers/paper";
import { paperHtml } from "@crosstable/shared/papers/paper-html";
import { ArrowLeft, Printer, RotateCw } from "lucide-react";
import { useCallback, useEffect, useMemo, useState } from "react";
import { Link } from "wouter";

import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Wait } from "../../components/wait.tsx";
import { FileButton } from "../../papers/file-button.tsx";
import { paperAsDocx, paperAsPdf } from "../../papers/paper-files.ts";
import { readWholeRecord } from "../../papers/read-whole-record.ts";
import { sourceOf, type ReadRecord } from "../../papers/source-of.ts";
import { useServerPrints } from "../../papers/use-server-prints.ts";
import { connectionStore } from "../../stores/connection-store.ts";
import { useMe } from "../../stores/me-store.ts";

import "./paper-screen.css";
import { usePaperStyles } from "./use-paper-styles.ts";

/** One paper as it will be printed. It is of the moment in which it was made and does not change under the reader. */
export default function PaperScreen({ kind }: { kind: PaperKind }): React.ReactNode {
  const { seat } = useMe();
  const { read, again } = useRecordOnce();
  const doesServerPrint = useServerPrints();
  const source = read !== null && "source" in read ? read.source : null;
  const paper = useMemo(() => (source === null ? null : makePaper(kind, source)), [kind, source]);
  usePaperStyles(paper);
  if (read === null) return <Wait words="Reading the record" />;
  if (paper === null || source === null) {
    return (
      <EmptyState
        title="This paper cannot be made now"
        words={"failure" in read ? read.failure : ""}
      >
        <Button onPress={again}>Try again</Button>
      </EmptyState>
    );
  }
  const title = paperTitle(kind);
  return (
    <div className="paper-screen">
      <div className="paper-tools" role="toolbar" aria-label="This paper">
        <Link href={`/s/${seat.seat}/table`} className="paper-back">
          <ArrowLeft size={16} aria-hidden /> Back to the table
        </Link>
        <Button variant="primary" size="small" onPress={() => window.print()}>
          <Printer size={15} aria-hidden /> Print or save as PDF
        </Button>
        {doesServerPrint && (
          <FileButton words="PDF" of={title} make={async () => paperAsPdf(kind, source.mark.seq)} />
        )}
        <FileButton words="DOCX" of={title} make={async () => paperAsDocx(kind, source)} />
        <Button size="small" onPress={again}>
          <RotateCw size={15} aria-hidden /> Make it anew
        </Button>
      </div>
      {/* What stands in it was escaped where it was made, and the same words go to the server's printer. */}
      <div className="paper-sheet" dangerouslySetInnerHTML={{ __html: paperHtml(paper) }} />
    </div>
  );
}

function useRecordOnce(): { read: ReadRecord | null; again: () => void } {
  const [read, setRead] = useState<ReadRecord | null>(null);
  const [wanted, setWanted] = useState(0);
  const isLive = connectionStore((state) => state.events === "live");
  const isMade = read !== null && "source" in read;
  useEffect(() => {
    // A paper that was made stays; only one that could not be made waits for the connection.
    if (!isLive || isMade) return undefined;
    let isWanted = true;
    void readWholeRecord().then((found) => {
      if (isWanted) setRead("failure" in found ? found : sourceOf(found));
    });
    return () => {
      isWanted = false;
    };
  }, [isLive, isMade, wanted]);
  const again = useCallback(() => {
    setRead(null);
    setWanted((count) => count + 1);
  }, []);
  return { read, again };
}
