import type { Article, ImportReplaces } from "@crosstable/shared/moves/contract-articles";
import type { ImportArticles } from "@crosstable/shared/moves/import-articles";
import { judgeMove } from "@crosstable/shared/moves/move";
import { otherSide } from "@crosstable/shared/sides";
import { useMemo, useState } from "react";

import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { NotDone } from "../components/not-done.tsx";
import { Select } from "../components/select.tsx";
import { TheyWillSee } from "../moves/they-will-see.tsx";
import { useSendMoves } from "../moves/use-send-moves.ts";
import { useCanMove } from "../stores/connection-store.ts";
import { serverNowMs, useMe } from "../stores/me-store.ts";
import { useMatrix } from "../sync/use-matrix.ts";
import { BeforeFirst } from "./before-first.tsx";
import { checkArticles } from "./check-articles.ts";
import { ColumnsPart } from "./columns-part.tsx";
import { keepNumbers } from "./keep-numbers.ts";

import "./imports.css";
import { RowsFound } from "./rows-found.tsx";
import { SourcePart } from "./source-part.tsx";
import { useImport } from "./use-import.ts";

const REPLACES: readonly { value: ImportReplaces; words: string }[] = [
  { value: "these", words: "Add these articles; the others stay as they are" },
  { value: "all", words: "This is the whole contract; what is not here no longer stands" },
];

const ARTICLE_FIELDS = ["number", "title", "text"] as const;

/** Brings in articles, shows what was found, and offers them to the other side's chief. */
export function ImportContract({ onClose }: { onClose: () => void }): React.ReactNode {
  const { seat, sides } = useMe();
  const reading = useImport("articles");
  const [replaces, setReplaces] = useState<ImportReplaces>("these");
  const { rows, left } = reading;
  const articles = useMemo(
    () =>
      rows.map(({ number, title, text }): Article => ({
        number,
        title: title === "" ? null : title,
        text,
      })),
    [rows],
  );
  const wrong = useMemo(() => checkArticles(articles, left), [articles, left]);
  const { articles: contract } = useMatrix();
  const taken = articles.filter((_, index) => !left.has(index));
  const isRight = taken.length > 0 && wrong.every((each) => each.length === 0);
  const move: ImportArticles = {
    kind: "import-articles",
    replaces,
    articles: keepNumbers(taken, contract),
  };
  const { why, sending, send } = useOffer(move, { isRight, onClose });
  const other = seat.side === null ? "" : sides[otherSide(seat.side)].short;
  return (
    <Dialog
      title="Import articles of the current contract"
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <>
          {why !== null && <span className="imports-why">{why}</span>}
          <Button onPress={onClose}>Not now</Button>
          <Button
            variant="primary"
            isDisabled={!isRight || why !== null || sending.isSending}
            onPress={() => void send()}
          >
            Offer {takenWords(taken.length, articles.length)} to {other}
          </Button>
        </>
      }
    >
      <p className="imports-note">
        It is read on this device, and nothing leaves it before you offer it. The articles stand
        when the chief of {other} has agreed that the contract reads so.
      </p>
      <SourcePart of={reading} purpose="articles" />
      <ColumnsPart of={reading} fields={ARTICLE_FIELDS} />
      {reading.found !== null && (
        <>
          <Select label="This import" value={replaces} choices={REPLACES} onChange={setReplaces} />
          <BeforeFirst words={reading.before} one="article" />
          <RowsFound
            rows={articles.map(({ number, title, text }, index) => ({
              label: number === "" ? "no number" : number,
              name: title ?? "without a title",
              text,
              wrong: wrong[index] ?? [],
              hints: text === "" ? ["No text."] : [],
            }))}
            one="article"
            many="articles"
            fields={ARTICLE_FIELDS}
            of={reading}
          />
        </>
      )}
      {isRight && why === null && <TheyWillSee moves={[move]} />}
      <NotDone why={sending.refusal?.words ?? null} />
    </Dialog>
  );
}

function takenWords(taken: number, all: number): string {
  const words = all === 1 ? "article" : "articles";
  return taken === all ? `${all} ${words}` : `${taken} of ${all} ${words}`;
}

/** Sends the offer; what stands in its way is said in the rule's own words before anything is sent. */
function useOffer(move: ImportArticles, options: { isRight: boolean; onClose: () => void }) {
  const { seat } = useMe();
  const { stateForJudging } = useMatrix();
  const canMove = useCanMove();
  const sending = useSendMoves();
  const { isRight, onClose } = options;
  const actor = { id: seat.seat, side: seat.side, role: seat.role, name: seat.name };
  const refused =
    isRight && stateForJudging !== null
      ? judgeMove(stateForJudging, move, { actor, nowMs: serverNowMs() })
      : null;
  const send = async (): Promise<void> => {
    if (await sending.send([move])) onClose();
  };
  return { why: canMove.reason ?? refused?.words ?? null, sending, send };
}
