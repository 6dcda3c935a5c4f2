/** How long the browser may take to begin with a file before its bytes are let go. */
const TAKEN_WITHIN_MS = 60_000;

/** Hands the person a file to keep, under its name. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), TAKEN_WITHIN_MS);
}
