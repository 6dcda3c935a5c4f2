import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import {
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { MAX_PDF_BYTES } from "@crosstable/shared/limits";

/** Who owns nothing, on every Linux. A browser keeps its sandbox only when it isn't run by root. */
const NOBODY = 65_534;

/** No page runs a script. (The switch of the engine would stop the browser's own printing too.) */
const PREFERENCES = { profile: { default_content_setting_values: { javascript: 2, images: 2 } } };

/** What ends a browser that has not ended by itself. */
export interface PrintBounds {
  readonly stop: AbortSignal;
  readonly withinMs: number;
}

/** The page was not printed: in time, or at all. */
export class NotPrinted extends Error {}

/**
 * Prints a page that stands alone. The page is a file in a folder of its own, which is gone afterwards; the browser runs
 * sandboxed, without scripts, without a network and without anything of this process's environment, and is killed when it
 * takes longer than its bound or when `stop` is aborted. Throws NotPrinted.
 */
export async function runChromium(
  chromium: string,
  html: string,
  bounds: PrintBounds,
): Promise<Uint8Array> {
  if (bounds.stop.aborted) throw new NotPrinted("the house closes");
  const folder = mkdtempSync(join(tmpdir(), `crosstable-print-${process.pid}-`));
  try {
    const page = join(folder, "page.html");
    const pdf = join(folder, "page.pdf");
    const preferences = join(folder, "profile", "Default");
    writeFileSync(page, html);
    mkdirSync(preferences, { recursive: true });
    writeFileSync(join(preferences, "Preferences"), JSON.stringify(PREFERENCES));
    const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
    if ("uid" in user) giveToNobody(folder);
    const child = spawn(chromium, chromiumArguments({ folder, page, pdf }), {
      ...user,
      cwd: folder,
      // A group of its own, so that its helpers end with it.
      detached: true,
      stdio: "ignore",
      env: { HOME: folder, TMPDIR: folder, PATH: "/usr/bin:/bin", LANG: "C.UTF-8" },
    });
    await ended(child, bounds);
    return readPdf(pdf);
  } catch (cause) {
    if (cause instanceof NotPrinted) throw cause;
    throw new NotPrinted("the browser could not be run", { cause });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function giveToNobody(folder: string): void {
  const inside = readdirSync(folder, { recursive: true, encoding: "utf8" });
  for (const each of ["", ...inside]) chownSync(join(folder, each), NOBODY, NOBODY);
}

function chromiumArguments(of: { folder: string; page: string; pdf: string }): string[] {
  return [
    "--headless",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-breakpad",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-pings",
    // The page's own policy lets nothing be loaded; no name would be found either.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    `--user-data-dir=${join(of.folder, "profile")}`,
    "--no-pdf-header-footer",
    `--print-to-pdf=${of.pdf}`,
    `file://${of.page}`,
  ];
}

async function ended(child: ChildProcess, { stop, withinMs }: PrintBounds): Promise<void> {
  const late = AbortSignal.any([AbortSignal.timeout(withinMs), stop]);
  try {
    const [code] = (await once(child, "exit", { signal: late })) as [number | null];
    if (code !== 0) throw new NotPrinted(`the browser ended with ${code ?? "a signal"}`);
  } finally {
    killGroup(child);
  }
}

/** Whatever of it is left: a browser is many processes. */
function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Nothing of it was left.
  }
}

function readPdf(path: string): Uint8Array {
  const bytes = readFileSync(path);
  if (!bytes.subarray(0, 5).equals(Buffer.from("%PDF-")) || bytes.byteLength > MAX_PDF_BYTES)
    throw new NotPrinted("what came out is no PDF, or too large");
  return bytes;
}
