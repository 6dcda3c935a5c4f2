const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Words as text of HTML: none of them is ever a tag, an attribute or an entity. */
export function escapeHtml(words: string): string {
  return words.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? "");
}
