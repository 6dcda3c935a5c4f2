import type { Page } from "playwright-core";

/** The network under a page, which can be cut and mended. The page has to be loaded anew after this. */
export interface Network {
  cut(): Promise<void>;
  mend(): Promise<void>;
}

/** Cutting closes what is open and lets nothing new open. */
export async function networkOf(page: Page): Promise<Network> {
  let isCut = false;
  const close = new Set<() => Promise<void>>();
  await page.routeWebSocket(/.*/, (socket) => {
    if (isCut) return void socket.close();
    socket.connectToServer();
    close.add(async () => socket.close());
  });
  return {
    async cut() {
      isCut = true;
      await page.context().setOffline(true);
      for (const each of close) await each();
      close.clear();
    },
    async mend() {
      isCut = false;
      await page.context().setOffline(false);
    },
  };
}
