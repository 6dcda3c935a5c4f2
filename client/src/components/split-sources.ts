import { NOT_THE_WORDING } from "@crosstable/shared/record/text-not-in-sources";

const REMARK = `\n${NOT_THE_WORDING}`;
/** From where spaces begin, or a text of them would be looked through once for each. */
const SOURCES = /(?<!\s)\s*\bSources?: (?<list>[^\n]+)$/;

interface Sourced {
  readonly words: string;
  /** What is said of the words; null where they are the contract's own. */
  readonly remark: string | null;
  readonly sources: readonly string[];
}

/**
 * Parts a text from the sources that it names at its end, separated by " ; ", and from the remark before them that it is a formula.
 * The text itself stays as it was given.
 */
export function splitSources(text: string): Sourced {
  const found = SOURCES.exec(text);
  const list = found?.groups?.["list"];
  if (found === null || list === undefined) return { words: text, remark: null, sources: [] };
  const before = text.slice(0, found.index);
  const isFormula = before.endsWith(REMARK);
  return {
    words: isFormula ? before.slice(0, -REMARK.length) : before,
    remark: isFormula ? NOT_THE_WORDING : null,
    sources: list.split(" ; "),
  };
}

/** The site of a source that is on the web; undefined for what no browser should follow. */
export function siteOf(source: string): string | undefined {
  const { protocol, hostname } = URL.parse(source) ?? {};
  if (protocol !== "https:" && protocol !== "http:") return undefined;
  return hostname?.replace(/^www\./, "");
}
