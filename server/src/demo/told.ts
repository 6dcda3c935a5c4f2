/** What sources tell and no row of the record says. */
export interface Told {
  /** ISO 8601 day, month or interval as the source gives it; null where none dates it. */
  readonly date: string | null;
  readonly words: string;
  readonly sources: readonly string[];
}

/** "2007-10-09. Session 7, place not in the sources: “DVD proposal”. Source: …" */
export function toldSentence({ date, words, sources }: Told): string {
  const day = date ?? "No date in the sources";
  return [`${day}.`, words, sourcesNamed(sources)].filter(Boolean).join(" ");
}

/** As a sentence beside the matrix ends, so that whoever shows it can make links of them; empty where there are none. */
export function sourcesNamed(sources: readonly string[]): string {
  if (sources.length === 0) return "";
  return `${sources.length === 1 ? "Source" : "Sources"}: ${sources.join(" ; ")}`;
}

/** What is said, in quotation marks and with one full stop, and how sure it is where it is not sure. */
export function quoted(words: string, confidence = "ok"): string {
  if (confidence !== "ok") return `“${words}” (${confidence}).`;
  return words.endsWith(".") ? `“${words}”` : `“${words}”.`;
}

/** By the day, and what is of one day in the order in which it was given. What nobody dates comes first. */
export function byDay(told: readonly Told[]): Told[] {
  return told.toSorted((one, other) => {
    const [left, right] = [one.date ?? "", other.date ?? ""];
    if (left === right) return 0;
    return left < right ? -1 : 1;
  });
}
