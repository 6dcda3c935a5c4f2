import type { NewProposal } from "@crosstable/shared/documents/caucus";
import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import { mustProposalId, type ProposalId } from "@crosstable/shared/ids";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { statusQuoText } from "@crosstable/shared/moves/cited-article";
import { otherSide } from "@crosstable/shared/sides";
import { useState } from "react";

import { ArticleField } from "../../components/article-field.tsx";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { splitSources } from "../../components/split-sources.ts";
import { TextField } from "../../components/text-field.tsx";
import { openMoveDialog } from "../../moves/move-dialog-store.ts";
import { useMe, useMySide } from "../../stores/me-store.ts";
import { useDraftText, useNewProposals } from "../../sync/use-caucus.ts";
import { useMatrix } from "../../sync/use-matrix.ts";
import { DraftAgainstPass } from "./draft-against-pass.tsx";
import { DraftText } from "./draft-text.tsx";
import { ImportButton } from "./import-button.tsx";
import { ImportsList } from "./imports-list.tsx";

interface DraftsProps {
  readonly rows: readonly MatrixRow[];
  readonly chosen: ProposalId | null;
  readonly onChoose: (proposal: ProposalId | null) => void;
  /** Asks the committee about the draft; null for who may not. */
  readonly onAsk: ((proposal: ProposalId) => void) | null;
}

/** Drafts are written here together; only the chief hands one across, after the last look. */
export function Drafts({ rows, chosen, onChoose, onAsk }: DraftsProps): React.ReactNode {
  const { list, put } = useNewProposals();
  const side = useMySide();
  const row = rows.find((each) => each.id === chosen);
  const fresh = row === undefined ? list.find((each) => each.id === chosen) : undefined;
  const begin = (): void => {
    const id = mustProposalId(`p-${crypto.randomUUID()}`);
    put({ id, number: "", title: "", subject: "", category: "", article: "", currentLanguage: "" });
    onChoose(id);
  };
  const notTabled = list.filter((each) => rows.every((tabled) => tabled.id !== each.id));
  return (
    <div className="drafts">
      <div className="drafts-choose">
        <label className="drafts-label">
          <span>Draft of</span>
          <select
            className="private-input"
            value={chosen ?? ""}
            onChange={(event) =>
              onChoose(event.target.value === "" ? null : mustProposalId(event.target.value))
            }
          >
            <option value="">Choose a proposal</option>
            {notTabled.map((each) => (
              <option key={each.id} value={each.id}>
                New: {each.number} {each.subject === "" ? "without a subject yet" : each.subject}
              </option>
            ))}
            {rows.map((each) => (
              <option key={each.id} value={each.id}>
                {each.number === null ? "" : `${each.number} `}
                {each.title ?? each.subject}
              </option>
            ))}
          </select>
        </label>
        <Button size="small" onPress={begin}>
          Draft a new proposal
        </Button>
        {side !== null && <ImportButton side={side} kind="drafts" words="Import a list" />}
      </div>
      <ImportsList kind="drafts" rows={rows} />
      {row !== undefined && <DraftOnProposal key={row.id} row={row} onAsk={onAsk} />}
      {fresh !== undefined && (
        <DraftOfNew key={fresh.id} proposal={fresh} onDiscard={() => onChoose(null)} />
      )}
      {row === undefined && fresh === undefined && (
        <EmptyState
          title="No draft chosen"
          words="Choose a proposal to write your side's next text on it. Your chief passes it when you are ready."
        />
      )}
    </div>
  );
}

function DraftOnProposal({
  row,
  onAsk,
}: {
  row: MatrixRow;
  onAsk: DraftsProps["onAsk"];
}): React.ReactNode {
  const { seat, sides } = useMe();
  const { articles } = useMatrix();
  const text = useDraftText(row.id);
  if (text === null || seat.side === null)
    return <p className="drafts-note">The caucus is loading.</p>;
  const today = statusQuoText(articles, row);
  const own = row.positions[seat.side];
  const theirs = row.positions[otherSide(seat.side)];
  const fill = (from: string): void => {
    text.doc?.transact(() => {
      text.delete(0, text.length);
      text.insert(0, from);
    });
  };
  return (
    <section className="draft" aria-label={`Draft on ${proposalLabel(row)}`}>
      <p className="drafts-note">
        {theirs === null
          ? `Nothing passed by ${sides[otherSide(seat.side)].short} here yet.`
          : `It will answer pass ${theirs.number} of ${sides[otherSide(seat.side)].short}.`}
      </p>
      <DraftAgainstPass row={row} side={seat.side} text={text} />
      <div className="draft-begin" role="group" aria-label="Begin with">
        {own !== null && own.text !== "" && (
          <Button size="small" onPress={() => fill(own.text)}>
            Our pass {own.number}
          </Button>
        )}
        {theirs !== null && theirs.text !== "" && (
          <Button size="small" onPress={() => fill(theirs.text)}>
            Their pass {theirs.number}
          </Button>
        )}
        {today !== null && (
          <Button size="small" onPress={() => fill(splitSources(today).words)}>
            Contract today
          </Button>
        )}
      </div>
      <DraftText text={text} label={`Draft on ${proposalLabel(row)}`} />
      <div className="draft-acts">
        <ReviewButton
          onReview={() => openMoveDialog({ kind: "pass", proposal: row.id, text: text.toString() })}
        />
        {onAsk !== null && <Button onPress={() => onAsk(row.id)}>Ask the committee</Button>}
      </div>
    </section>
  );
}

const NEW_FIELDS = [
  ["number", "Number"],
  ["subject", "What it is about"],
  ["title", "Formal title"],
  ["category", "Category"],
  ["article", "Article"],
  ["currentLanguage", "What the contract says today"],
] as const;

function DraftOfNew({
  proposal,
  onDiscard,
}: {
  proposal: NewProposal;
  onDiscard: () => void;
}): React.ReactNode {
  const { put, remove } = useNewProposals();
  const text = useDraftText(proposal.id);
  if (text === null) return <p className="drafts-note">The caucus is loading.</p>;
  return (
    <section className="draft" aria-label="New proposal, not tabled yet">
      <div className="draft-fields">
        {NEW_FIELDS.map(([key, label]) => (
          <NewField
            isArticle={key === "article"}
            key={key}
            label={label}
            value={proposal[key]}
            onCommit={(value) => put({ ...proposal, [key]: value })}
          />
        ))}
      </div>
      <DraftText text={text} label="Text of the new proposal" />
      <div className="draft-acts">
        <ReviewButton
          onReview={() =>
            openMoveDialog({ kind: "table-proposal", newProposal: proposal, text: text.toString() })
          }
        />
        <Button
          variant="quiet"
          onPress={() => {
            remove(proposal.id);
            onDiscard();
          }}
        >
          Discard this draft
        </Button>
      </div>
    </section>
  );
}

function NewField({
  label,
  value,
  isArticle,
  onCommit,
}: {
  label: string;
  value: string;
  isArticle: boolean;
  onCommit: (value: string) => void;
}): React.ReactNode {
  const { articles } = useMatrix();
  const [draft, setDraft] = useState<string | null>(null);
  const field = {
    label,
    value: draft ?? value,
    onChange: setDraft,
    onBlur: (): void => {
      if (draft !== null && draft !== value) onCommit(draft);
      setDraft(null);
    },
  };
  if (!isArticle) return <TextField {...field} />;
  const standing = [...articles.values()].filter((article) => article.droppedSeq === null);
  return <ArticleField {...field} articles={standing} />;
}

function ReviewButton({ onReview }: { onReview: () => void }): React.ReactNode {
  const { seat } = useMe();
  if (seat.role !== "chief" && seat.role !== "second")
    return <p className="drafts-note">Your chief passes it.</p>;
  return (
    <Button variant="primary" onPress={onReview}>
      Review as they will see it
    </Button>
  );
}
