const SOURCES = /\s*\bSources?: (?<list>[^\n]+)$/;

/** Parts a text from the sources that it names at its end, separated by " ; ". The text itself stays as it was given. */
export function splitSources(text: string): { words: string; sources: readonly string[] } {
  const found = SOURCES.exec(text);
  const list = found?.groups?.["list"];
  if (found === null || list === undefined) return { words: text, sources: [] };
  return { words: text.slice(0, found.index), sources: list.split(" ; ") };
}

/** The site of a source that is on the web; undefined for what no browser should follow. */
export function siteOf(source: string): string | undefined {
  const { protocol, hostname } = URL.parse(source) ?? {};
  if (protocol !== "https:" && protocol !== "http:") return undefined;
  return hostname?.replace(/^www\./, "");
}
