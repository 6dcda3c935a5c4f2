import { lookAlikesIn } from "./look-alikes.ts";

/** A sign of a text that is drawn as nothing, or that changes in which order its neighbours are drawn; or letters that look like others. */
export interface UnseenSign {
  /** "U+202E"; of several letters all, "U+0440 U+0430". */
  readonly code: string;
  /** What Unicode calls it; "unseen sign" where it is none of the usual ones. */
  readonly name: string;
  /** For letters or digits that look like others: themselves. They are drawn, and named beside. */
  readonly seen?: string;
}

/**
 * All that is to be ignored where it cannot be drawn (Unicode's Default_Ignorable_Code_Point, which the embeddings, overrides and
 * isolates of UAX #9 are among), control signs but tab and line ends, and the separators of lines. Not the selectors that choose how
 * a sign looks, nor the joiners where they do their work: between pictures, and in scripts whose letters join.
 */
const UNSEEN = new RegExp(
  String.raw`(?<!${joinable()})[\u200c\u200d]` +
    String.raw`|(?![\u200c\u200d\p{VS}])\p{DI}|[\p{Zl}\p{Zp}\ufff9-\ufffb]|(?![\t\n\r])\p{Cc}`,
  "u",
);

/** What a joiner may follow. */
function joinable(): string {
  const scripts = ["Arab", "Syrc", "Mong", "Deva", "Beng", "Guru", "Gujr", "Orya", "Taml"];
  const more = ["Telu", "Knda", "Mlym", "Sinh", "Khmr", "Mymr"];
  const letters = [...scripts, ...more].map((script) => String.raw`\p{sc=${script}}`);
  return String.raw`[\p{ExtPict}\p{EMod}\ufe0f${letters.join("")}]`;
}

const NAMES: Readonly<Record<string, string>> = {
  "00AD": "soft hyphen",
  "061C": "Arabic letter mark",
  "200B": "zero width space",
  "200C": "zero width non-joiner",
  "200D": "zero width joiner",
  "200E": "left-to-right mark",
  "200F": "right-to-left mark",
  "202A": "left-to-right embedding",
  "202B": "right-to-left embedding",
  "202C": "pop directional formatting",
  "202D": "left-to-right override",
  "202E": "right-to-left override",
  "2060": "word joiner",
  "2066": "left-to-right isolate",
  "2067": "right-to-left isolate",
  "2068": "first strong isolate",
  "2069": "pop directional isolate",
  FEFF: "zero width no-break space",
};

/** The text in its order: words as they are, and between them what nobody would see and what looks like something else. */
export function partsWithUnseen(text: string): readonly (string | UnseenSign)[] {
  const marked = markedIn(text);
  if (marked.length === 0) return [text];
  const parts: (string | UnseenSign)[] = [];
  let from = 0;
  for (const { index, length, sign } of marked) {
    if (index > from) parts.push(text.slice(from, index));
    parts.push(sign);
    from = index + length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

interface Marked {
  readonly index: number;
  readonly length: number;
  readonly sign: UnseenSign;
}

function markedIn(text: string): readonly Marked[] {
  const unseen = !UNSEEN.test(text)
    ? []
    : [...text.matchAll(new RegExp(UNSEEN, "gu"))].map(({ 0: sign, index }): Marked => ({
        index,
        length: sign.length,
        sign: signOf(sign),
      }));
  const alike = lookAlikesIn(text).map(({ index, signs, name }): Marked => ({
    index,
    length: signs.length,
    sign: { code: Array.from(signs, codeOf).join(" "), name, seen: signs },
  }));
  if (alike.length === 0) return unseen;
  return [...unseen, ...alike].toSorted((one, other) => one.index - other.index);
}

/** The same text with each unseen sign written out in brackets, where there are nothing but letters to show it by. */
export function withUnseenNamed(text: string): string {
  return partsWithUnseen(text)
    .map((part) => (typeof part === "string" ? part : `${part.seen ?? ""}[${unseenWords(part)}]`))
    .join("");
}

/** How a sign is called wherever it is shown: "right-to-left override U+202E". */
export function unseenWords({ name, code }: UnseenSign): string {
  return `${name} ${code}`;
}

/** The signs of any text in a JSON value that nobody would see, each once, in their order. */
export function unseenSignsIn(value: unknown): readonly UnseenSign[] {
  const found = new Map(
    textsIn(value)
      .flatMap(partsWithUnseen)
      .flatMap((part) => (typeof part === "string" ? [] : [[part.code, part] as const])),
  );
  return [...found.values()];
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

function signOf(sign: string): UnseenSign {
  const code = codeOf(sign);
  return { code, name: NAMES[code.slice("U+".length)] ?? "unseen sign" };
}

function codeOf(sign: string): string {
  return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
