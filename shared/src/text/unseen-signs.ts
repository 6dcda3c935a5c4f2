/** A sign of a text that is drawn as nothing, or that changes in which order its neighbours are drawn. */
export interface UnseenSign {
  /** "U+202E". */
  readonly code: string;
  /** What Unicode calls it, in small letters; "unseen sign" where it is none of the usual ones. */
  readonly name: string;
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

/** The text in its order: words as they are, and between them the signs that nobody would see. Joined by their signs it is the text again. */
export function partsWithUnseen(text: string): readonly (string | UnseenSign)[] {
  if (!UNSEEN.test(text)) return [text];
  const parts: (string | UnseenSign)[] = [];
  let from = 0;
  for (const found of text.matchAll(new RegExp(UNSEEN, "gu"))) {
    if (found.index > from) parts.push(text.slice(from, found.index));
    parts.push(signOf(found[0]));
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

/** The same text with each unseen sign written out in brackets, where there are nothing but letters to show it by. */
export function withUnseenNamed(text: string): string {
  return partsWithUnseen(text)
    .map((part) => (typeof part === "string" ? part : `[${unseenWords(part)}]`))
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
  const digits = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return { code: `U+${digits}`, name: NAMES[digits] ?? "unseen sign" };
}
