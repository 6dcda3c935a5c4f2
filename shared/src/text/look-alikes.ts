/** A run of letters or digits that look like others and are not: where it stands, and what Unicode calls it. */
export interface LookAlike {
  readonly index: number;
  readonly signs: string;
  /** "Cyrillic letter", "digit of another script". */
  readonly name: string;
}

/** Scripts of which letters look like those of another one here (Unicode TS 39). */
const SCRIPTS = [
  ["Latin", /\p{sc=Latn}/u],
  ["Cyrillic", /\p{sc=Cyrl}/u],
  ["Greek", /\p{sc=Grek}/u],
  ["Armenian", /\p{sc=Armn}/u],
  ["Cherokee", /\p{sc=Cher}/u],
  ["Coptic", /\p{sc=Copt}/u],
  ["Lisu", /\p{sc=Lisu}/u],
] as const;
type Script = (typeof SCRIPTS)[number][0];

const OF_OTHERS = String.raw`\p{sc=Cyrl}\p{sc=Grek}\p{sc=Armn}\p{sc=Cher}\p{sc=Copt}\p{sc=Lisu}`;
/** Whether there is anything to look at: most texts have nothing of it. */
const SUSPECT = new RegExp(String.raw`[${OF_OTHERS}]|(?![0-9])\p{Nd}`, "u");
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Greek letters of units and formulas, "μm", "kΩ", that look like no letter of another script. */
const OF_FORMULAS = /[ΓΔΘΛΞΠΣΦΨΩ\u2126βδθλμξπσςφψω]/u;
const NUMBER = /\p{Nd}+(?:[.,'’\u00a0\u202f]\p{Nd}+)*/gu;
/** A figure with letters in it that look like its noughts and threes, and nothing else of a word. */
const LETTERED = /(?<![\p{L}\p{M}\p{Nd}ОоЗзΟο.,])[\p{Nd}ОоЗзΟο.,]+(?![\p{L}\p{M}\p{Nd}ОоЗзΟο.,])/gu;
const LIKE_DIGITS = /[ОоЗзΟο]+/gu;
const OTHER_DIGITS = /(?:(?![0-9])\p{Nd})+/gu;
const PLAIN_DIGIT = /[0-9]/;

/**
 * The letters of a word that are of another script than the rest of it, and the digits of a figure that are: "pаyment" with a Cyrillic
 * а, "1О0" with a Cyrillic О for a nought. A word that is of one script throughout is a word of another language.
 */
export function lookAlikesIn(text: string): readonly LookAlike[] {
  if (!SUSPECT.test(text)) return [];
  const found = [...mixedWords(text), ...mixedFigures(text)];
  const byIndex = new Map(found.map((each) => [each.index, each]));
  return [...byIndex.values()].toSorted((one, other) => one.index - other.index);
}

function mixedWords(text: string): LookAlike[] {
  const scriptOf = scriptReader();
  const most = commonest(text);
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index: start }) => {
    if (!SUSPECT.test(word)) return [];
    const scripts = Array.from(word, (sign) => ({ sign, script: scriptOf(sign) }));
    const inWord = new Set(scripts.map(({ script }) => script).filter((each) => each !== null));
    const own = most.find((script) => inWord.has(script));
    if (inWord.size < 2) return [];
    const found: LookAlike[] = [];
    let index = start;
    let last: Script | null = null;
    for (const { sign, script } of scripts) {
      const other: Script | null = script === own ? null : script;
      const before = found.at(-1);
      if (other !== null && other === last && before !== undefined)
        found[found.length - 1] = { ...before, signs: before.signs + sign };
      else if (other !== null) found.push({ index, signs: sign, name: `${other} letter` });
      last = other;
      index += sign.length;
    }
    return found;
  });
}

/** The scripts by how much of a text is in them: what is rare in it is what stands in the place of something else. */
function commonest(text: string): Script[] {
  const counts = SCRIPTS.map(([script, pattern]) => {
    const all = new RegExp(pattern, "gu");
    return { script, count: text.match(all)?.length ?? 0 };
  });
  return counts.toSorted((one, other) => other.count - one.count).map(({ script }) => script);
}

function mixedFigures(text: string): LookAlike[] {
  const scriptOf = scriptReader();
  const digits = [...text.matchAll(NUMBER)].flatMap(({ 0: figure, index }) =>
    runsIn(figure, index, OTHER_DIGITS).map((run) => ({ ...run, name: "digit of another script" })),
  );
  const letters = [...text.matchAll(LETTERED)].flatMap(({ 0: figure, index }) =>
    runsIn(figure, index, LIKE_DIGITS).map((run) => ({
      ...run,
      name: `${scriptOf(run.signs.charAt(0)) ?? "other"} letter`,
    })),
  );
  return [...digits, ...letters];
}

/** Only a figure with a plain digit is one of ours. */
function runsIn(
  figure: string,
  start: number,
  pattern: RegExp,
): Pick<LookAlike, "index" | "signs">[] {
  if (!PLAIN_DIGIT.test(figure)) return [];
  return [...figure.matchAll(pattern)].map(({ 0: signs, index }) => ({
    index: start + index,
    signs,
  }));
}

/** Which script a letter is of; null where it is of none that looks like another. Asked once for each letter of a text. */
function scriptReader(): (sign: string) => Script | null {
  const known = new Map<string, Script | null>();
  return (sign) => {
    const read = known.get(sign);
    if (read !== undefined) return read;
    const found = OF_FORMULAS.test(sign)
      ? null
      : (SCRIPTS.find(([, pattern]) => pattern.test(sign))?.[0] ?? null);
    known.set(sign, found);
    return found;
  };
}

const IS_LATIN = /\p{sc=Latn}/u;
const NOT_LATIN = /[\p{sc=Cyrl}\p{sc=Grek}]/gu;
const OTHERS = "аеорсухіјѕԛԝһкмнтвАЕОРСУХІЈЅКМНТВαονρικυχγητΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
const LATIN = "aeopcyxijsqwhkmhtbAEOPCYXIJSKMHTBaovpikuxyntABEZHIKMNOPTYX";
const LIKE = new Map(Array.from(OTHERS, (sign, at) => [sign, LATIN.charAt(at)]));

/** A word of Latin letters and of others that look like them, as it looks: what somebody who reads it would look for. Any other word as it is. */
export function asItLooks(word: string): string {
  return IS_LATIN.test(word) ? word.replaceAll(NOT_LATIN, (sign) => LIKE.get(sign) ?? sign) : word;
}
