import type { Page } from "playwright-core";

/** Gives a file to what the page imports. */
export async function chooseFile(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page
    .getByLabel("A file: DOCX, XLSX, CSV or text")
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
}
