/** The token of a test's house. */
export const METRICS_TOKEN = "k3Vb0qXy7Zr1mN5tP9wL2sD8fG4hJ6aC";

/** What the metrics said at one moment: each line's name with its labels, as written, and its value. */
export type Scrape = ReadonlyMap<string, number>;

/** Asks for the metrics as whoever runs the server does. */
export async function readMetrics(origin: string): Promise<string> {
  const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
  const reply = await fetch(`${origin}/metrics`, { headers });
  if (reply.status !== 200) throw new Error(`the metrics answer with ${reply.status}`);
  return reply.text();
}

export async function scrape(origin: string): Promise<Scrape> {
  const lines = (await readMetrics(origin)).split("\n");
  return new Map(
    lines
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => {
        const at = line.lastIndexOf(" ");
        return [line.slice(0, at), Number(line.slice(at + 1))];
      }),
  );
}

/** By how much a figure has grown. One that was never counted stands in no scrape. */
export function growth(name: string, [before, after]: readonly [Scrape, Scrape]): number {
  return (after.get(name) ?? 0) - (before.get(name) ?? 0);
}

/** Looks until the figures are so. */
export async function scrapeUntil(
  origin: string,
  isSo: (figures: Scrape) => boolean,
): Promise<Scrape> {
  for (;;) {
    const figures = await scrape(origin);
    if (isSo(figures)) return figures;
  }
}
