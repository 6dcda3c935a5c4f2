import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import type { Pass } from "@crosstable/shared/moves/case-state";
import { draftReadWords } from "@crosstable/shared/papers/draft-read-words";
import { hashOfText } from "@crosstable/shared/record/canonical";
import { isTextNotInSources } from "@crosstable/shared/record/text-not-in-sources";
import type { SideMark } from "@crosstable/shared/sides";
import { useMemo, useState } from "react";
import type * as Y from "yjs";

import { Button } from "../../components/button.tsx";
import { RedlinePanel } from "../../redline/redline-panel.tsx";
import { useMe } from "../../stores/me-store.ts";
import { keepDraftRead, useDraftRead } from "../../sync/use-draft-read.ts";
import { useDraftWords } from "../../sync/use-draft-words.ts";

interface DraftAgainstPassProps {
  readonly row: MatrixRow;
  readonly side: SideMark;
  readonly text: Y.Text;
}

/**
 * How the shared draft stands to what its side has handed across. What somebody wrote without a line comes into the draft after the
 * pass and not into the pass, so everybody who sees the draft is told, until somebody of the side says that it is read.
 */
export function DraftAgainstPass({ row, side, text }: DraftAgainstPassProps): React.ReactNode {
  const words = useDraftWords(text);
  const own = row.positions[side];
  if (own === null || own.text === "" || isTextNotInSources(own.text, own.stamp.asOf)) return null;
  if (words === own.text)
    return (
      <p className="drafts-note" role="status">
        This is your pass {own.number}, word for word. What you change now is a new draft.
      </p>
    );
  return words.trim() === "" ? null : <Differs key={own.number} {...{ row, side, own, words }} />;
}

function Differs({
  row,
  side,
  own,
  words,
}: {
  row: MatrixRow;
  side: SideMark;
  own: Pass;
  words: string;
}): React.ReactNode {
  const { seat, sides } = useMe();
  const read = useDraftRead(row.id);
  const [isShown, setShown] = useState(false);
  const hash = useMemo(() => hashOfText(words), [words]);
  const pass = `pass ${own.number}`;
  const isRead = read !== null && read.pass === own.number && read.hash === hash;
  const base = { key: pass, words: `Our ${pass}`, text: own.text, pass: own.number };
  return (
    <section
      className={isRead ? "draft-differs" : "draft-differs draft-differs-unread"}
      aria-label={`Our ${pass} and this draft`}
    >
      <p role="status">
        {isRead ? (
          draftReadWords(read)
        ) : (
          <>
            <strong>Our {pass} was made from an earlier form of this draft, or without it.</strong>{" "}
            What stands here now and not there has not gone over.
          </>
        )}
      </p>
      <div className="draft-acts">
        <Button size="small" aria-expanded={isShown} onPress={() => setShown(!isShown)}>
          {isShown ? "Hide the difference" : `Show the difference from our ${pass}`}
        </Button>
        {!isRead && (
          <Button
            size="small"
            onPress={() => keepDraftRead(row.id, { pass: own.number, hash, by: seat.name })}
          >
            It is read
          </Button>
        )}
      </div>
      {isShown && <RedlinePanel {...{ row, sides, side }} text={words} bases={[base]} />}
    </section>
  );
}
