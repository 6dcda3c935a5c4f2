/**
 * How long ago, in words that fit into a sentence: "14 s ago", "3 min ago", "2 h ago", "5 days ago".
 * A time in the future (clocks differ) reads "just now".
 */
export function agoWords(options: { thenMs: number; nowMs: number }): string {
  const span = spanWords(options.nowMs - options.thenMs);
  return span === "0 s" ? "just now" : `${span} ago`;
}

/** A span of milliseconds in its largest fitting unit, rounded down: "14 s", "3 min", "2 h", "5 days". */
export function spanWords(spanMs: number): string {
  const seconds = Math.max(0, Math.floor(spanMs / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h`;
  return `${Math.floor(hours / 24)} days`;
}
