import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { Article } from "@crosstable/shared/moves/contract-articles";
import { judgeMove, type Move } from "@crosstable/shared/moves/move";
import { useEffect, useState } from "react";

import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { LegalText } from "../../components/legal-text.tsx";
import { NotDone } from "../../components/not-done.tsx";
import { TextArea } from "../../components/text-area.tsx";
import { TheyWillSee } from "../../moves/they-will-see.tsx";
import { useSendMoves } from "../../moves/use-send-moves.ts";
import { useCanMove } from "../../stores/connection-store.ts";
import { serverNowMs, useMe } from "../../stores/me-store.ts";
import { useMatrix } from "../../sync/use-matrix.ts";
import { compareOffer, type OfferedArticle } from "./compare-offer.ts";
import { readOffer } from "./read-offer.ts";

type Offer = MatrixTalks["articleOffers"][number];

interface OfferDialogProps {
  readonly talks: MatrixTalks;
  readonly offer: Offer;
  readonly onClose: () => void;
}

/** An import against the contract as it stands, article by article, and the answer to it. */
export function OfferDialog({ talks, offer, onClose }: OfferDialogProps): React.ReactNode {
  const { articles } = useMatrix();
  const { offered, failure } = useOffered(offer);
  const [words, setWords] = useState<string | null>(null);
  const sending = useSendMoves();
  const isOwn = useMe().seat.side === offer.side;
  const { hash, count, side: offeredBy } = offer;
  const agree = useAnswer({ kind: "agree-articles", hash, count });
  const decline = useAnswer({ kind: "decline-articles", hash, offeredBy, words: words ?? "…" });
  const send = async (move: Move): Promise<void> => {
    if (await sending.send([move])) onClose();
  };
  const isSaying = words !== null;
  const takeBack: Move = { ...decline.move, words: "" };
  const looked = isOwn ? takeBack : isSaying ? decline.move : agree.move;
  const { short } = talks.sides[offeredBy];
  return (
    <Dialog
      title={`${count === 1 ? "1 article" : `${count} articles`} offered by ${short}`}
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <>
          {decline.why !== null && <span className="contract-why">{decline.why}</span>}
          <Button onPress={onClose}>Not now</Button>
          {isOwn && (
            <Button
              isDisabled={decline.isOff || sending.isSending}
              onPress={() => void send(takeBack)}
            >
              Take it back
            </Button>
          )}
          {!isOwn && !isSaying && (
            <Button isDisabled={decline.isOff} onPress={() => setWords("")}>
              Do not agree
            </Button>
          )}
          {!isOwn && isSaying && (
            <Button
              variant="primary"
              isDisabled={words.trim() === "" || decline.isOff || sending.isSending}
              onPress={() => void send(decline.move)}
            >
              Tell {short} what is wrong
            </Button>
          )}
          {!isOwn && !isSaying && (
            <Button
              variant="primary"
              isDisabled={offered === null || agree.isOff || sending.isSending}
              onPress={() => void send(agree.move)}
            >
              Agree: the contract reads so
            </Button>
          )}
        </>
      }
    >
      {isSaying && (
        <TextArea
          label="What is wrong with these articles"
          value={words}
          onChange={setWords}
          rows={3}
          autoFocus
        />
      )}
      {failure !== null && <p role="alert">{failure}</p>}
      {offered === null ? (
        failure === null && <p>Reading the articles from the record.</p>
      ) : (
        <OfferedList
          list={compareOffer(articles, { articles: offered, replaces: offer.replaces })}
        />
      )}
      {(!isSaying || words.trim() !== "") && <TheyWillSee moves={[looked]} />}
      <NotDone why={sending.refusal?.words ?? null} />
    </Dialog>
  );
}

const KIND_WORDS: Record<OfferedArticle["kind"], string> = {
  new: "new",
  changed: "another wording than today",
  same: "as today",
  dropped: "would no longer stand",
};

function OfferedList({ list }: { list: readonly OfferedArticle[] }): React.ReactNode {
  return (
    <>
      <p className="contract-note">{summaryWords(list)}</p>
      <ul className="contract-compared">
        {list.map(({ kind, article, today }) => (
          <li key={`${kind}/${article.number}`}>
            <details>
              <summary>
                <strong>{article.number}</strong> {article.title ?? "without a title"}{" "}
                <span className={`contract-kind contract-kind-${kind}`}>{KIND_WORDS[kind]}</span>
              </summary>
              {today !== null && kind === "changed" && (
                <>
                  <h4>Today</h4>
                  <LegalText text={today.text} />
                  <h4>As offered</h4>
                </>
              )}
              <LegalText text={article.text} />
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}

function summaryWords(list: readonly OfferedArticle[]): string {
  const parts = (["new", "changed", "same", "dropped"] as const).flatMap((kind) => {
    const count = list.filter((each) => each.kind === kind).length;
    return count === 0 ? [] : [`${count} ${KIND_WORDS[kind]}`];
  });
  return `${parts.join(", ")}.`;
}

function useOffered(offer: Offer): {
  offered: readonly Article[] | null;
  failure: string | null;
} {
  const [read, setRead] = useState<Awaited<ReturnType<typeof readOffer>> | null>(null);
  const { hash, stamp } = offer;
  useEffect(() => {
    let isWanted = true;
    void readOffer({ hash, seq: stamp.seq }).then((found) => isWanted && setRead(found));
    return () => {
      isWanted = false;
    };
  }, [hash, stamp.seq]);
  if (read === null) return { offered: null, failure: null };
  return "failure" in read
    ? { offered: null, failure: read.failure }
    : { offered: read.articles, failure: null };
}

/** An answer with what stands in its way, in the rule's own words. */
function useAnswer<Answer extends Move>(
  move: Answer,
): { move: Answer; isOff: boolean; why: string | null } {
  const { seat } = useMe();
  const { stateForJudging } = useMatrix();
  const canMove = useCanMove();
  if (!canMove.allowed) return { move, isOff: true, why: canMove.reason };
  if (stateForJudging === null) return { move, isOff: true, why: null };
  const actor = { id: seat.seat, side: seat.side, role: seat.role, name: seat.name };
  const refused = judgeMove(stateForJudging, move, { actor, nowMs: serverNowMs() });
  return { move, isOff: refused !== null, why: refused?.words ?? null };
}
