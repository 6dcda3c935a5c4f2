/** How a clause is numbered. Clauses of one style stand on one level. */
export type LabelStyle = string;

export interface ClauseLabel {
  /** As written: "12.", "12.3", "(a)", "a)", "(iv)". */
  readonly label: string;
  /** Every style that the label may be of, the likelier first: "(i)" is a roman one, and the letter after "(h)". */
  readonly styles: readonly LabelStyle[];
}

const LABELLED =
  /^(?<label>\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}[.)]|\((?:\d{1,3}|[a-z]{1,5}|[A-Z]{1,2})\)|[a-z]{1,5}\)|[A-Za-z]\.)(?=[ \t\u00a0]|$)/u;
/** Up to 39; no list of clauses is longer. */
const ROMAN = /^x{0,3}(?:ix|iv|v?i{0,3})$/u;
const LETTERS = /^([a-z])\1*$/iu;

/** The number at the beginning of a line, or undefined for a line that is not a numbered clause. */
export function parseClauseLabel(line: string): ClauseLabel | undefined {
  const label = LABELLED.exec(line)?.groups?.["label"];
  if (label === undefined) return undefined;
  const styles = stylesOf(label);
  return styles.length === 0 ? undefined : { label, styles };
}

function stylesOf(label: string): LabelStyle[] {
  const core = label.replaceAll(/[().]+$|^\(/gu, "");
  const around = label.startsWith("(") ? "(_)" : label.endsWith(")") ? "_)" : "_.";
  if (/^[\d.]+$/u.test(core)) {
    return [around === "_." ? `decimal ${core.split(".").length}` : `number ${around}`];
  }
  const styles: string[] = [];
  const isLower = core === core.toLowerCase();
  if (isLower && ROMAN.test(core)) styles.push(`roman ${around}`);
  if (LETTERS.test(core)) styles.push(`${isLower ? "letter" : "capital"} ${around}`);
  return styles;
}

/** The clauses that a line stands in, outermost first, itself last. */
export interface OpenClause {
  readonly label: string;
  readonly style: LabelStyle;
}

/**
 * Puts a clause under those that are open before it: on the level of its style where that is open, else one below.
 * A decimal number stands above every other style and above longer decimals. The result's length is the clause's level.
 */
export function openClauses(
  before: readonly OpenClause[],
  { label, styles }: ClauseLabel,
): readonly OpenClause[] {
  const style = styleAmong(before, label, styles);
  const decimals = /^decimal (?<parts>\d+)$/u.exec(style)?.groups?.["parts"];
  const isAbove = (open: OpenClause): boolean =>
    decimals === undefined
      ? open.style !== style
      : open.style.startsWith("decimal") && open.style < style;
  const until = before.findIndex((open) => !isAbove(open));
  return [...(until === -1 ? before : before.slice(0, until)), { label, style }];
}

function styleAmong(
  before: readonly OpenClause[],
  label: string,
  styles: readonly LabelStyle[],
): LabelStyle {
  const [likelier = "", other] = styles;
  if (other === undefined) return likelier;
  // "(i)" after "(h)", "(v)" after "(u)": the letter, when letters are open and the one before it is there.
  const letter = before.find((open) => open.style === other)?.label;
  const isNext =
    letter !== undefined && letter.length === label.length && isOneAfter(letter, label);
  return isNext && !before.some((open) => open.style === likelier) ? other : likelier;
}

function isOneAfter(one: string, other: string): boolean {
  const at = other.search(/[a-z]/iu);
  return (one.codePointAt(at) ?? 0) + 1 === other.codePointAt(at);
}
