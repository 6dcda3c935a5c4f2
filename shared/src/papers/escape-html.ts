import { withUnseenNamed } from "../text/unseen-signs.ts";

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Words as text of HTML: none of them is ever a tag, an attribute or an entity. Signs that nobody would see are written out by name. */
export function escapeHtml(words: string): string {
  return withUnseenNamed(words).replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? "");
}
