/** A number as somebody wrote it in a sentence, with what it counts. */
export interface Figure {
  /** In percent, in dollars (cents are hundredths of them), or as it stands where nothing is said. */
  readonly value: number;
  readonly unit: "percent" | "dollars" | null;
  /** The number as it stands in the text, before cents became dollars and "million" was multiplied out. */
  readonly written: number;
}

const FRACTIONS: Readonly<Record<string, number>> = {
  "½": 1 / 2,
  "¼": 1 / 4,
  "¾": 3 / 4,
  "⅓": 1 / 3,
  "⅔": 2 / 3,
  "⅕": 1 / 5,
  "⅖": 2 / 5,
  "⅗": 3 / 5,
  "⅘": 4 / 5,
  "⅙": 1 / 6,
  "⅚": 5 / 6,
  "⅛": 1 / 8,
  "⅜": 3 / 8,
  "⅝": 5 / 8,
  "⅞": 7 / 8,
};
const FRACTION_SIGNS = Object.keys(FRACTIONS).join("");

const ONES = [
  ..."zero one two three four five six seven eight nine ten eleven twelve".split(" "),
  ..."thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" "),
];
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

const SCALES: Readonly<Record<string, number>> = {
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  m: 1e6,
  mn: 1e6,
  billion: 1e9,
  bn: 1e9,
};

// A fraction of halves, thirds, quarters, eighths or sixteenths; anything else with a stroke is more likely a date.
const STROKE = String.raw`\d{1,2}/(?:2|3|4|8|16)(?![\d/])`;
const DIGITS = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|(?<!\d)\.\d+`;
const AND_A_PART = String.raw`(?:[\s-]and[\s-](?:(?<half>(?:a|one)[\s-]half)|(?<quarter>(?:a|one)[\s-]quarter)|(?<quarters>three[\s-]quarters)))`;
const AMOUNT = [
  String.raw`(?<stroke>${STROKE})`,
  String.raw`(?<whole>\d+,\d{1,2}(?=\s?(?:%|per))|${DIGITS})(?:(?<sign>\s?[${FRACTION_SIGNS}])|[\s-](?<rest>${STROKE})|(?<!\d{3})${AND_A_PART}(?=[\s-]?(?:%|per|pct|¢|cent|dollar)))?`,
  String.raw`(?<alone>[${FRACTION_SIGNS}])`,
].join("|");
const SCALE = String.raw`(?:[\s-]?(?<scale>thousand|million|billion)\b|(?<short>k|mn|bn|m)\b)`;
const UNIT = String.raw`[\s-]?(?<percent>%|percent\b|per[\s-]cent\b|pct\b)|[\s-]?(?<cents>¢|cents?\b)|[\s-]?(?<dollars>dollars?\b)`;
const WORD_AMOUNT = String.raw`(?:(?<hundreds>${ONES.slice(1, 10).join("|")})[\s-]hundred(?:\sand\b)?[\s-]?)?(?<tens>${TENS.join("|")})?[\s-]?(?<ones>${ONES.slice(1).join("|")})?${AND_A_PART}?`;
/** After these a part is the end of a larger figure: "two and one-half percent". */
const BEFORE_A_PART = String.raw`(?:(?<![\d.,-])\d{1,2}|\b(?:${[...ONES, ...TENS, "hundred"].join("|")}))[\s-]and[\s-](?:(?:a|one)[\s-])?`;

const IN_DIGITS = new RegExp(
  String.raw`(?<money>(?:US)?\$\s?)?(?:${AMOUNT})${SCALE}?(?:${UNIT})?`,
  "iuy",
);
const IN_WORDS = new RegExp(String.raw`${WORD_AMOUNT}(?:${UNIT})`, "iuy");
const PART_IN_WORDS = new RegExp(
  String.raw`(?<!${BEFORE_A_PART})(?:(?<half>(?:one[\s-])?half)|(?<quarter>(?:one[\s-])?quarter)|(?<quarters>three[\s-]quarters))(?:\s+of\s+(?:one|an?|1)|\s+an?)?(?:${UNIT})`,
  "iuy",
);
const COUNTED = /[a-z]{3,9}/iy;
/** What a figure in digits can begin with, the letters of "US$" aside. */
const BEGINS = new RegExp(String.raw`[\d$.${FRACTION_SIGNS}]`, "u");
const COUNTING: ReadonlySet<string> = new Set([...ONES.slice(1), ...TENS, "half", "quarter"]);
const GOES_ON = /[\p{L}\p{M}\p{N}]/u;

/**
 * Reads the figure that begins at `at`, or undefined when none does: "2.5%", "2½ per cent", "$1,000", "30 cents", "two and a half
 * percent", "$5 million". A number in words is one only before its unit, because "one" alone counts nothing.
 */
export function readFigure(text: string, at: number): { figure: Figure; end: number } | undefined {
  const sign = text.charAt(at);
  if (BEGINS.test(sign) || text.charAt(at + 2) === "$") return readDigits(text, at);
  COUNTED.lastIndex = at;
  const [word = ""] = COUNTED.exec(text) ?? [];
  return COUNTING.has(word.toLowerCase()) ? (readWords(text, at) ?? readPart(text, at)) : undefined;
}

/** "One-half of one percent", "half a cent", "three quarters of a percent". */
function readPart(text: string, at: number): { figure: Figure; end: number } | undefined {
  const found = match(PART_IN_WORDS, text, at);
  if (found === undefined) return undefined;
  const { groups, end } = found;
  const written = partOf(groups);
  const isMoney = groups["dollars"] !== undefined;
  return { figure: figureOf({ written, scaled: written, isMoney, groups }), end };
}

function readDigits(text: string, at: number): { figure: Figure; end: number } | undefined {
  const found = match(IN_DIGITS, text, at);
  if (found === undefined) return undefined;
  const { groups, end } = found;
  const { money, short, scale } = groups;
  const isMoney = money !== undefined || groups["dollars"] !== undefined;
  // "5m" alone may be metres.
  if (short !== undefined && money === undefined) return undefined;
  const written =
    groups["stroke"] !== undefined
      ? strokeValue(groups["stroke"])
      : numberOf(groups["whole"] ?? "0") + fractionOf(groups) + partOf(groups);
  const scaled = written * (SCALES[(scale ?? short ?? "").toLowerCase()] ?? 1);
  return { figure: figureOf({ written, scaled, isMoney, groups }), end };
}

function readWords(text: string, at: number): { figure: Figure; end: number } | undefined {
  const found = match(IN_WORDS, text, at);
  if (found === undefined) return undefined;
  const { groups, end } = found;
  const { hundreds, tens, ones } = groups;
  if (hundreds === undefined && tens === undefined && ones === undefined) return undefined;
  const written =
    (hundreds === undefined ? 0 : ONES.indexOf(hundreds.toLowerCase()) * 100) +
    (tens === undefined ? 0 : (TENS.indexOf(tens.toLowerCase()) + 2) * 10) +
    (ones === undefined ? 0 : ONES.indexOf(ones.toLowerCase())) +
    partOf(groups);
  const isMoney = groups["dollars"] !== undefined;
  return { figure: figureOf({ written, scaled: written, isMoney, groups }), end };
}

type Groups = Readonly<Record<string, string | undefined>>;

function partOf({ half, quarter, quarters }: Groups): number {
  if (half !== undefined) return 0.5;
  if (quarter !== undefined) return 0.25;
  return quarters === undefined ? 0 : 0.75;
}

function match(
  pattern: RegExp,
  text: string,
  at: number,
): { groups: Groups; end: number } | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  if (found === null || found[0] === "") return undefined;
  const end = at + found[0].length;
  // "12th" and "3D" are words.
  if (GOES_ON.test(text.slice(end, end + 1)) && GOES_ON.test(text.slice(end - 1, end))) {
    return undefined;
  }
  return { groups: found.groups ?? {}, end };
}

function figureOf(read: {
  written: number;
  scaled: number;
  isMoney: boolean;
  groups: Groups;
}): Figure {
  const { written, scaled, isMoney, groups } = read;
  const keep = (value: number, unit: Figure["unit"]): Figure => ({
    value: rounded(value),
    unit,
    written: rounded(written),
  });
  if (isMoney) return keep(scaled, "dollars");
  if (groups["cents"] !== undefined) return keep(scaled / 100, "dollars");
  return keep(scaled, groups["percent"] === undefined ? null : "percent");
}

function fractionOf(groups: Groups): number {
  const { sign, rest, alone } = groups;
  if (rest !== undefined) return strokeValue(rest);
  return FRACTIONS[(sign ?? alone ?? "").trim()] ?? 0;
}

function strokeValue(text: string): number {
  const [over = 0, under = 1] = text.split("/").map(Number);
  return over / under;
}

/** A comma parts thousands, or the decimals where fewer than three signs follow it. */
function numberOf(text: string): number {
  return Number(/,\d{1,2}$/.test(text) ? text.replace(",", ".") : text.replaceAll(",", ""));
}

/** Hundredths of hundredths must meet again: 30 cents is 0.3, and so is $0.30. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
