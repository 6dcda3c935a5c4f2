import { goToRoom } from "./rooms.ts";
import type { Screen } from "./screen.ts";

/** The formulas that the facts of the case state; the contract's own words are not in its sources. */
const HOME_VIDEO = [
  "Article 1 Home video residual",
  "1. 1.5% of 20% of gross (0.3%) up to $5 million of the studio's gross, then 1.8% of 20% (0.36%).",
  "2. The residual base is 20% of the distributor's gross.",
  "Article 2",
  "| Units | Cents |",
  "| a DVD | 4 |",
].join("\n");

/** The current contract, from the import of its articles to what both sides read. */
export const CONTRACT_SCREENS: readonly Screen[] = [
  {
    name: "contract-import",
    seat: "Guild chief",
    show: async (page) => {
      await goToRoom(page, "Contract");
      await page.getByRole("button", { name: "Import articles" }).click();
      await page.getByRole("textbox", { name: /^Or paste it here/ }).fill(HOME_VIDEO);
      await page.getByText("2 articles found").waitFor();
    },
  },
  {
    name: "contract-offer",
    seat: "Guild chief",
    show: async (page) => {
      await page.getByRole("button", { name: "Import articles" }).click();
      await page.getByRole("textbox", { name: /^Or paste it here/ }).fill(HOME_VIDEO);
      await page.getByRole("button", { name: /^Offer 2 articles/ }).click();
      await page.getByRole("button", { name: "Read them" }).click();
      await page.getByText("2 new.").waitFor();
    },
  },
  { name: "contract", seat: "Mediator", show: async (page) => goToRoom(page, "Contract") },
];
