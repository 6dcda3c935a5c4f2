import { readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

import { RESULTS } from "./bench-options.ts";
import { median } from "./latencies.ts";
import { inWords, ratioInWords, results, type Measured, type Results } from "./results.ts";

// npm run bench:picture: the README's picture of the results. The line in the middle is the floor; a bar says how many times as
// much, or as little, the house takes. Green is on the good side of the line, amber on the other.

const PICTURE = join(import.meta.dirname, "..", "..", "..", "docs", "pictures", "bench.svg");

/** What the picture shows, scenario by scenario; the whole is in the file of results. */
const SHOWN: readonly {
  scenario: string;
  words: string;
  rows: Readonly<Record<string, string>>;
}[] = [
  {
    scenario: "one-room",
    words: "One worksheet, 30 editors",
    rows: {
      p50: "edit → others, half within",
      p99: "edit → others, 99 % within",
      cpuUs: "server processor a delivery",
    },
  },
  {
    scenario: "many-rooms",
    words: "Many such rooms on one core",
    rows: {
      rooms: "rooms held",
      cpuUs: "server processor a delivery, there",
      cpuUsFirst: "server processor a delivery, 6 rooms",
    },
  },
  {
    scenario: "gallery",
    words: "Editors, and 1,000 observers in the gallery",
    rows: {
      newsP99: "pass → observers, 99 % within",
      p99: "editors meanwhile, 99 % within",
    },
  },
  {
    scenario: "readers",
    words: "Editors, and 1,000 readers of the worksheet",
    rows: { p99: "edit → anybody, 99 % within", cpuUs: "server processor a delivery" },
  },
  {
    scenario: "flood",
    words: "One who floods, one who reads nothing",
    rows: { p50: "honest edits, half within", p99: "honest edits, 99 % within" },
  },
  {
    scenario: "joins",
    words: "A draft with 200,000 letters of history",
    rows: { warmMs: "joining", stormMs: "30 joining at once, the last" },
  },
  { scenario: "memory", words: "Memory", rows: { kbPerSocket: "a socket in the gallery" } },
];

const WIDTH = 880;
const LABEL_X = 24;
const FLOOR_X = 356;
const HOUSE_X = 446;
const MIDDLE_X = 612;
const REACH = 110;
const RATIO_X = WIDTH - 24;
const ROW = 24;
const HEAD = 96;
const GROUP_GAP = 14;
const BAR = 12;
/** A bar is at its end at eight times, either way. */
const FURTHEST = 8;

const DISTURBED_PERCENT = 15;

const INK = "#1f2328";
const QUIET = "#59636e";
const LINE = "#d1d9e0";
const PAPER = "#ffffff";
const GOOD = "#1a7f5a";
const DEAR = "#b26a00";

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function text([x, y]: readonly [number, number], words: string, more = ""): string {
  return `<text x="${x}" y="${y}" ${more}>${escaped(words)}</text>`;
}

function isGood({ ratio, better }: Measured): boolean {
  return ratio !== null && (better === "more" ? ratio >= 1 : ratio <= 1);
}

/** Twice as much is as long to the right as half as much is to the left. */
function bar(figure: Measured, y: number): string {
  if (figure.ratio === null) return "";
  const share = Math.log(figure.ratio) / Math.log(FURTHEST);
  const length = Math.max(1.5, Math.min(1, Math.abs(share)) * REACH);
  const x = share < 0 ? MIDDLE_X - length : MIDDLE_X;
  const color = isGood(figure) ? GOOD : DEAR;
  return `<rect x="${x.toFixed(1)}" y="${y - BAR + 2}" width="${length.toFixed(1)}" height="${BAR}" rx="2" fill="${color}"/>`;
}

function row(figure: Measured, words: string, y: number): string {
  const { unit, floor, house, ratio, better } = figure;
  const direction = better === "more" ? " (more is better)" : "";
  const color = isGood(figure) ? GOOD : DEAR;
  return [
    text([LABEL_X + 12, y], words + direction),
    text([FLOOR_X, y], inWords(floor, unit), `text-anchor="end" fill="${QUIET}"`),
    text([HOUSE_X, y], inWords(house, unit), `text-anchor="end" font-weight="600"`),
    bar(figure, y),
    text([RATIO_X, y], ratioInWords(ratio), `text-anchor="end" fill="${color}" font-weight="600"`),
  ].join("\n");
}

/** What the picture says to those who do not see it. */
function described(from: Results, shown: readonly { words: string; figure: Measured }[]): string {
  const said = shown.map(
    ({ words, figure: { floor, house, unit, ratio } }) =>
      `${words}: ${inWords(house, unit)} against ${inWords(floor, unit)}, ${ratioInWords(ratio)}`,
  );
  return `Crosstable beside a bare relay that stores nothing, ${from.date}. ${said.join(". ")}.`;
}

function lossWords(from: Results): string {
  const kills = from.scenarios.find(({ name }) => name === "kills")?.measured;
  const figure = (key: string): number | null =>
    kills?.find((each) => each.key === key)?.house ?? null;
  const [count, owed, lost] = [figure("kills"), figure("owed"), figure("lost")];
  if (count === null) return "";
  return `kill -9 under typing, ${count} times: of ${inWords(owed, "")} edits that others had seen or that were called saved, ${inWords(lost, "")} were gone.`;
}

/** Times from a machine that did other work say less, and the picture has to say so. */
function disturbanceWords(from: Results): string {
  const percents = from.scenarios.flatMap(({ measured }) =>
    measured.flatMap(({ key, floor, house }) =>
      key === "othersCpuPercent" ? [floor ?? 0, house ?? 0] : [],
    ),
  );
  const usual = median(percents) ?? 0;
  return usual < DISTURBED_PERCENT
    ? ""
    : `Other work took ${usual.toFixed(0)} % of a core meanwhile: times are longer than on a quiet machine.`;
}

/** A scenario may have been run more or less often than the others. */
function roundsWords(from: Results): string {
  const counts = from.scenarios.flatMap(({ measured }) =>
    measured.map(({ rounds }) => rounds.house.length),
  );
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  if (most === 1) return "one round";
  return fewest === most ? `medians of ${most} rounds` : `medians of ${fewest} to ${most} rounds`;
}

function draw(from: Results): string {
  const lines: string[] = [];
  const shown: { words: string; figure: Measured }[] = [];
  let y = HEAD;
  for (const { scenario, words, rows } of SHOWN) {
    const measured = from.scenarios.find(({ name }) => name === scenario)?.measured;
    if (measured === undefined) continue;
    lines.push(text([LABEL_X, y], words, `font-weight="600"`));
    for (const [key, label] of Object.entries(rows)) {
      const figure = measured.find((each) => each.key === key);
      // Nothing to draw where one of the two has nothing to show.
      if (figure === undefined || figure.ratio === null || figure.ratio === 0) continue;
      y += ROW;
      lines.push(row(figure, label, y));
      shown.push({ words: `${words}, ${label}`, figure });
    }
    y += ROW + GROUP_GAP;
  }
  const bottom = y - ROW;
  const notes = [
    lossWords(from),
    disturbanceWords(from),
    from.isQuick ? "A quick run: fewer people, shorter windows." : "",
    `${from.machine.cpus} × ${from.machine.model}, Node ${from.machine.node}, ${from.date}; ${roundsWords(from)} in turns, server ${from.serverCore === null ? "not pinned" : "on one core"}.`,
  ].filter((note) => note !== "");
  const foot = notes.map((note, index) =>
    text([LABEL_X, y + 4 + index * 20], note, `fill="${QUIET}" font-size="12"`),
  );
  const height = y + notes.length * 20 + 8;
  const title = "Crosstable beside a bare relay";
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title desc" font-family="system-ui, -apple-system, 'Segoe UI', sans-serif" font-size="14" fill="${INK}">
<title id="title">${title}</title>
<desc id="desc">${escaped(described(from, shown))}</desc>
<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="8" fill="${PAPER}" stroke="${LINE}"/>
${text([LABEL_X, 36], title, `font-size="18" font-weight="600"`)}
${text([FLOOR_X, 66], "relay", `text-anchor="end" fill="${QUIET}" font-size="12"`)}
${text([HOUSE_X, 66], "Crosstable", `text-anchor="end" fill="${QUIET}" font-size="12"`)}
${text([MIDDLE_X - 8, 66], "less ←", `text-anchor="end" fill="${QUIET}" font-size="12"`)}
${text([MIDDLE_X + 8, 66], "→ more than the relay", `fill="${QUIET}" font-size="12"`)}
<line x1="${MIDDLE_X}" y1="74" x2="${MIDDLE_X}" y2="${bottom}" stroke="${QUIET}" stroke-width="1"/>
${[...lines, ...foot].join("\n")}
</svg>
`;
}

const [file = RESULTS, picture = PICTURE] = process.argv.slice(2);
writeFileSync(picture, draw(results.parse(JSON.parse(readFileSync(file, "utf8")))));
console.log(`Drawn from ${relative(process.cwd(), file)}.`);
