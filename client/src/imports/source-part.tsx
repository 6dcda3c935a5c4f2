import { useId, type ReactNode } from "react";

import { NotDone } from "../components/not-done.tsx";
import { Select } from "../components/select.tsx";
import { TextArea } from "../components/text-area.tsx";
import type { ArticleStart } from "./articles-of-text.ts";
import type { Found } from "./read/found.ts";
import type { Import, Part, Purpose } from "./use-import.ts";

const ACCEPTED = ".csv,.tsv,.txt,.md,.xlsx,.xlsm,.docx,.docm";

const STARTS: Readonly<Record<Purpose, readonly { value: ArticleStart; words: string }[]>> = {
  articles: [
    { value: "article-lines", words: "A line such as “Article 13”" },
    { value: "headings", words: "A heading (in pasted text a line that begins with #)" },
    { value: "numbers", words: "A short line with an outer number, such as “13. Work lists”" },
  ],
  proposals: [
    { value: "article-lines", words: "A line such as “Proposal 7” or “W-7”" },
    { value: "headings", words: "A heading (in pasted text a line that begins with #)" },
    { value: "numbers", words: "A short line with an outer number, such as “7. Residuals”" },
  ],
};

/** A file or the clipboard, and what was found in it. */
export function SourcePart({ of, purpose }: { of: Import; purpose: Purpose }): ReactNode {
  const id = useId();
  return (
    <>
      <div className="imports-source">
        <div className="field">
          <label className="field-label" htmlFor={id}>
            A file: DOCX, XLSX, CSV or text
          </label>
          <input
            id={id}
            type="file"
            className="imports-file"
            accept={ACCEPTED}
            // The same file can be chosen again after it was mended.
            onClick={({ currentTarget }) => {
              currentTarget.value = "";
            }}
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file !== undefined) of.choose(file);
            }}
          />
        </div>
        <TextArea
          label="Or paste it here: cells of a sheet, or text"
          value={of.pasted}
          onChange={of.paste}
          rows={of.found === null ? 7 : 3}
        />
      </div>
      <p className="imports-status" role="status">
        {statusWords(of)}
      </p>
      {of.source !== null &&
        typeof of.source.outcome === "object" &&
        "refused" in of.source.outcome && (
          <NotDone what="Not read." why={of.source.outcome.refused} />
        )}
      {of.found !== null && of.found.notes.length > 0 && (
        <ul className="imports-notes" aria-label="How it was read">
          {of.found.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {of.found !== null && <PartChoice of={of} found={of.found} purpose={purpose} />}
    </>
  );
}

function statusWords({ source, found }: Import): string {
  if (source?.outcome === "reading") return `Reading ${source.name}.`;
  if (source === null || found === null) return "";
  const name = source.name === "pasted" ? "What was pasted" : source.name;
  const tables = found.tables.length === 1 ? "1 table" : `${found.tables.length} tables`;
  if (found.text === null) return `${name}: ${tables}.`;
  return found.tables.length === 0 ? `${name}: text.` : `${name}: text and ${tables}.`;
}

function PartChoice(props: { of: Import; found: Found; purpose: Purpose }): ReactNode {
  const { of, found, purpose } = props;
  const { part, start } = of.settings;
  const parts = partsOf(found);
  return (
    <div className="imports-fields">
      {parts.length > 1 && (
        <Select
          label="Read"
          value={String(part)}
          choices={parts}
          onChange={(value) => {
            const chosen: Part = value === "text" ? "text" : Number(value);
            of.change({ part: chosen, headings: null, columns: null });
          }}
        />
      )}
      {part === "text" && (
        <Select
          label={purpose === "articles" ? "An article begins at" : "A proposal begins at"}
          value={start}
          choices={STARTS[purpose]}
          onChange={(value) => of.change({ start: value })}
        />
      )}
    </div>
  );
}

function partsOf(found: Found): { value: string; words: string }[] {
  const tables = found.tables.map(({ name, rows }, at) => ({
    value: String(at),
    words: `${name}, ${rows.length} ${rows.length === 1 ? "row" : "rows"}`,
  }));
  return found.text === null ? tables : [{ value: "text", words: "The text" }, ...tables];
}
