const BROWSERS = [
  ["Edg/", "Edge"],
  ["Firefox/", "Firefox"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
] as const;

const SYSTEMS = [
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Android", "Android"],
  ["Windows", "Windows"],
  ["Mac OS X", "Mac"],
  ["Linux", "Linux"],
] as const;

/** A browser in two words for the list of sessions: "Firefox, Windows". The User-Agent itself is not kept. */
export function deviceWords(userAgent: string | undefined): string {
  const find = (table: readonly (readonly [string, string])[]): string | undefined =>
    table.find(([sign]) => userAgent?.includes(sign))?.[1];
  return (
    [find(BROWSERS), find(SYSTEMS)].filter((word) => word !== undefined).join(", ") ||
    "Another program"
  );
}
