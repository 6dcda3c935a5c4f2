import { articleKey } from "@crosstable/shared/moves/contract-articles";
import { useId } from "react";

import "./field.css";

export interface ArticleChoice {
  readonly number: string;
  readonly title: string | null;
}

export interface ArticleFieldProps {
  readonly label: string;
  readonly value: string;
  /** The articles of the current contract; empty where none were imported. */
  readonly articles: readonly ArticleChoice[];
  readonly onChange: (number: string) => void;
  readonly onBlur?: () => void;
}

/** The article that a proposal cites: chosen from the current contract, or written where the contract does not have it yet. */
export function ArticleField(props: ArticleFieldProps): React.ReactNode {
  const { label, value, articles, onChange, onBlur } = props;
  const id = useId();
  const cited =
    value.trim() === ""
      ? undefined
      : articles.find(({ number }) => articleKey(number) === articleKey(value));
  return (
    <div className="field">
      <label className="field-label" htmlFor={`${id}-input`}>
        {label}
      </label>
      <input
        id={`${id}-input`}
        className="field-input"
        list={`${id}-articles`}
        autoComplete="off"
        value={value}
        aria-describedby={`${id}-note`}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
      />
      <datalist id={`${id}-articles`}>
        {articles.map(({ number, title }) => (
          <option key={number} value={number}>
            {title ?? ""}
          </option>
        ))}
      </datalist>
      <span id={`${id}-note`} className="field-note">
        {noteWords({ value, cited, hasArticles: articles.length > 0 })}
      </span>
    </div>
  );
}

function noteWords(of: {
  value: string;
  cited: ArticleChoice | undefined;
  hasArticles: boolean;
}): string {
  if (of.cited !== undefined) return of.cited.title ?? "In the current contract, without a title";
  if (!of.hasArticles) return "";
  return of.value.trim() === ""
    ? "Choose from the current contract"
    : "Not in the current contract: the proposal has to quote what it changes";
}
