import type { ImportReplaces } from "@crosstable/shared/moves/contract-articles";
import type { ImportArticles } from "@crosstable/shared/moves/import-articles";
import { judgeMove } from "@crosstable/shared/moves/move";
import { otherSide } from "@crosstable/shared/sides";
import { useMemo, useState } from "react";

import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { Select } from "../components/select.tsx";
import { TextArea } from "../components/text-area.tsx";
import { useSendMoves } from "../moves/use-send-moves.ts";
import { useCanMove } from "../stores/connection-store.ts";
import { serverNowMs, useMe } from "../stores/me-store.ts";
import { useMatrix } from "../sync/use-matrix.ts";
import { articlesOfText, guessStart, type ArticleStart } from "./articles-of-text.ts";
import { checkArticles } from "./check-articles.ts";

import "./imports.css";
import { RowsFound } from "./rows-found.tsx";

const STARTS: readonly { value: ArticleStart; words: string }[] = [
  { value: "article-lines", words: "A line such as “Article 13”" },
  { value: "headings", words: "A heading (a line that begins with #)" },
  { value: "numbers", words: "A short line with an outer number, such as “13. Work lists”" },
];

const REPLACES: readonly { value: ImportReplaces; words: string }[] = [
  { value: "these", words: "Add these articles; the others stay as they are" },
  { value: "all", words: "This is the whole contract; what is not here no longer stands" },
];

/** Brings in articles, shows what was found, and offers them to the other side's chief. */
export function ImportContract({ onClose }: { onClose: () => void }): React.ReactNode {
  const { seat, sides } = useMe();
  const [text, setText] = useState("");
  const [start, setStart] = useState<ArticleStart | null>(null);
  const [replaces, setReplaces] = useState<ImportReplaces>("these");
  const at = start ?? guessStart(text);
  const { articles, before } = useMemo(() => articlesOfText(text, at), [text, at]);
  const wrong = useMemo(() => checkArticles(articles), [articles]);
  const isRight = articles.length > 0 && wrong.every((each) => each.length === 0);
  const move: ImportArticles = { kind: "import-articles", replaces, articles: [...articles] };
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
            Offer {articles.length === 1 ? "1 article" : `${articles.length} articles`} to {other}
          </Button>
        </>
      }
    >
      <p className="imports-note">
        Nothing leaves this device before you offer it. The articles stand when the chief of {other}{" "}
        has agreed that the contract reads so.
      </p>
      <TextArea label="Text of the contract" value={text} onChange={setText} rows={8} autoFocus />
      <div className="imports-fields">
        <Select label="An article begins at" value={at} choices={STARTS} onChange={setStart} />
        <Select label="This import" value={replaces} choices={REPLACES} onChange={setReplaces} />
      </div>
      {before !== "" && (
        <p className="imports-note" role="status">
          Not taken, because it stands before the first article: “{before.slice(0, 160)}
          {before.length > 160 ? "…" : ""}”
        </p>
      )}
      {text.trim() !== "" && (
        <RowsFound
          rows={articles.map(({ number, title, text: words }, index) => ({
            label: number === "" ? "no number" : number,
            name: title ?? "without a title",
            text: words,
            wrong: wrong[index] ?? [],
          }))}
          one="article"
          many="articles"
        />
      )}
      {sending.refusal !== null && (
        <p className="imports-refusal" role="alert">
          <strong>Not made.</strong> {sending.refusal.words}
        </p>
      )}
    </Dialog>
  );
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
