import type { NewProposal } from "@crosstable/shared/documents/caucus";
import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import { mustProposalId } from "@crosstable/shared/ids";
import { articleWords } from "@crosstable/shared/moves/article-words";
import { citedArticle } from "@crosstable/shared/moves/cited-article";
import { otherSide, type SideMark } from "@crosstable/shared/sides";
import { useState } from "react";

import { ArticleField } from "../components/article-field.tsx";
import { LegalText } from "../components/legal-text.tsx";
import { TextArea } from "../components/text-area.tsx";
import { TextField } from "../components/text-field.tsx";
import { useMatrix } from "../sync/use-matrix.ts";
import { authorityOf } from "./authority-of.ts";
import { CommitteeWord } from "./committee-word.tsx";
import { LateItemNote } from "./late-item-note.tsx";
import { MoveFrame } from "./move-frame.tsx";
import { MoveWarnings } from "./move-warnings.tsx";
import { PassPreview } from "./pass-preview.tsx";
import { orNull, tableDraft } from "./table-draft.ts";

interface TableProposalDialogProps {
  readonly talks: MatrixTalks;
  readonly side: SideMark;
  readonly newProposal: NewProposal | null;
  readonly text: string;
}

type Fields = Omit<NewProposal, "id">;

const NO_FIELDS: Fields = {
  number: "",
  title: "",
  subject: "",
  category: "",
  article: "",
  currentLanguage: "",
};

/** Puts a new proposal on the table, with the other side's view of it below the fields. */
export function TableProposalDialog({
  talks,
  side,
  newProposal,
  text: given,
}: TableProposalDialogProps): React.ReactNode {
  const [id] = useState(() => newProposal?.id ?? mustProposalId(`p-${crypto.randomUUID()}`));
  const [fields, setFields] = useState<Fields>(newProposal ?? NO_FIELDS);
  const [text, setText] = useState(given);
  const { articles } = useMatrix();
  const standing = [...articles.values()].filter((article) => article.droppedSeq === null);
  const cited = citedArticle(articles, { article: orNull(fields.article), tabledSeq: null });
  const set = (key: keyof Fields) => (value: string) =>
    setFields((before) => ({ ...before, [key]: value }));
  const other = talks.sides[otherSide(side)].short;
  const [authorisedBy, setAuthorisedBy] = useState("");
  const authority = authorityOf(authorisedBy);
  const draft = tableDraft({ ...fields, id }, text);
  const move = draft === null ? null : { ...draft, ...authority };
  return (
    <MoveFrame
      title="Table a proposal"
      act={`Table it before ${other}`}
      size="large"
      move={move}
      missing="Say what the proposal is about."
      showsItself
    >
      <LateItemNote talks={talks} side={side} />
      <MoveWarnings move={move} />
      <div className="move-fields">
        <TextField
          label="Number"
          description={`As you will cite it, for example ${talks.sides[side].letter}-27`}
          value={fields.number}
          onChange={set("number")}
        />
        <ArticleField
          label="Article"
          value={fields.article}
          articles={standing}
          onChange={set("article")}
        />
        <TextField
          label="What it is about"
          isRequired
          value={fields.subject}
          onChange={set("subject")}
        />
        <TextField label="Formal title" value={fields.title} onChange={set("title")} />
        <TextField label="Category" value={fields.category} onChange={set("category")} />
      </div>
      {cited !== null && (
        <section aria-label="Contract today" className="move-cited">
          <h3>
            Contract today · {articleWords(cited.article.number)} {cited.article.title}
          </h3>
          <LegalText text={cited.article.text} />
        </section>
      )}
      <TextArea
        label={
          cited === null
            ? "What the contract says today"
            : "Quote of the contract, where it matters"
        }
        value={fields.currentLanguage}
        onChange={set("currentLanguage")}
        rows={3}
      />
      <TextArea label="Text of the proposal" value={text} onChange={setText} rows={6} />
      <CommitteeWord
        content={text.trim() === "" ? null : { kind: "text", proposal: id, text }}
        shown={{ to: other, words: authorisedBy, onChange: setAuthorisedBy }}
        mayAsk={newProposal !== null}
      />
      <h3 className="move-preview-heading">As {other} will see it</h3>
      <PassPreview
        sides={talks.sides}
        side={side}
        label={
          orNull(fields.number) ?? orNull(fields.title) ?? orNull(fields.subject) ?? "The proposal"
        }
        subject={orNull(fields.title) ?? orNull(fields.subject) ?? "The proposal"}
        number={1}
        answers={null}
        text={text}
        hash={null}
        {...authority}
      />
    </MoveFrame>
  );
}
