import type { Page } from "playwright-core";

import type { Scene, World } from "./scene.ts";

/** One screen as a person comes to it: whose page, and the way there. */
export interface Screen {
  readonly name: string;
  /** The seat of the scene; null for a page that belongs to no seat, shown in the Guild chief's browser. */
  readonly seat: string | null;
  readonly show: (page: Page, world: World, scene: Scene) => Promise<void>;
}
