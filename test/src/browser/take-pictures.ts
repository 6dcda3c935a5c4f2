import { mkdirSync } from "node:fs";
import { join } from "node:path";

import type { Page } from "playwright-core";

import { openTestHouse } from "../harness/test-house.ts";
import { openBrowser } from "./open-browser.ts";
import { playScene } from "./scene.ts";
import type { Screen } from "./screen.ts";
import { SCREENS, showScreen } from "./screens.ts";

// Takes the README's pictures (npm run pictures), or with a folder as argument every screen at three widths in both themes;
// names of screens behind the folder picture those alone.

const PICTURES = join(import.meta.dirname, "..", "..", "..", "docs", "pictures");
const WIDE = { name: "wide", width: 1440, height: 900, isTouched: false };
const SIZES = [
  WIDE,
  { name: "tablet", width: 1024, height: 768, isTouched: true },
  { name: "phone", width: 390, height: 844, isTouched: true },
] as const;

/** The README's pictures by the screens that they show. */
const IN_README: Readonly<Record<string, string>> = {
  "table-panel": "table",
  "caucus-notes": "caucus",
  "monitor-staff": "monitor",
  gallery: "gallery",
};

/** So that the table is not empty. */
const GUESTS = ["Producers negotiator 2", "Guild negotiator 3"];

interface Album {
  readonly folder: string;
  readonly theme: "light" | "dark";
  readonly sizes: readonly (typeof SIZES)[number][];
  /** The file's name without its ending, or undefined where no picture of the screen is wanted. */
  readonly nameOf: (screen: Screen, size: string) => string | undefined;
}

/** The page as it is now has been drawn when the second frame from here begins. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((done) => {
      requestAnimationFrame(() => requestAnimationFrame(done));
    });
  });
}

/** Draws the page as a device of this size has it, fingers with their larger targets, for as long as what is returned is not disposed of. */
async function fit(page: Page, size: (typeof SIZES)[number]): Promise<AsyncDisposable> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setTouchEmulationEnabled", { enabled: size.isTouched });
  // A page that stays as it is may be pictured as it was before its last change.
  await page.setViewportSize({ width: size.width, height: size.height - 1 });
  await drawn(page);
  await page.setViewportSize(size);
  await page.evaluate(() => document.activeElement?.scrollIntoView({ block: "nearest" }));
  // Its touch goes with the session that asked for it.
  return { [Symbol.asyncDispose]: async () => devtools.detach() };
}

async function fill(album: Album): Promise<void> {
  mkdirSync(album.folder, { recursive: true });
  await using browser = await openBrowser();
  await using house = await openTestHouse();
  const world = { browser, house };
  const scene = await playScene(
    world,
    { colorScheme: album.theme, reducedMotion: "reduce" },
    GUESTS,
  );
  for (const screen of SCREENS) {
    if (album.sizes.every(({ name }) => album.nameOf(screen, name) === undefined)) continue;
    const page = await showScreen(screen, scene, world);
    for (const size of album.sizes) {
      const file = album.nameOf(screen, size.name);
      if (file === undefined) continue;
      await using _fitted = await fit(page, size);
      // Away from everything, so that nothing is lit up because the pointer happens to be there.
      await page.mouse.move(0, 0);
      await drawn(page);
      await page.screenshot({ path: join(album.folder, `${file}.png`) });
    }
    await page.setViewportSize(WIDE);
  }
}

const [folder, ...wanted] = process.argv.slice(2);
if (folder === undefined) {
  await fill({
    folder: PICTURES,
    theme: "light",
    sizes: [WIDE],
    nameOf: ({ name }) => IN_README[name],
  });
} else {
  for (const theme of ["light", "dark"] as const) {
    await fill({
      folder,
      theme,
      sizes: SIZES,
      nameOf: ({ name }, size) =>
        wanted.length === 0 || wanted.includes(name) ? `${name}-${size}-${theme}` : undefined,
    });
  }
}
// The browser goes on as long as the process.
process.exit();
