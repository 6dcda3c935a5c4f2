import type { Screen } from "./screen.ts";

const LIST = "Number\tSubject\tText\nW-91\tMagpies\tA fee for each.\nW-92\tRooks\tThe same.";

const RECEIVED =
  "Number\tSubject\tText\tContract today\nP-91\tMagpies\tA fee for each.\tMagpies are paid nothing.\nP-92\tRooks\tThe same.\t";

/** Lists that come into a caucus: as drafts of one's own, and as a note of what the other side gave on paper. */
export const IMPORT_SCREENS: readonly Screen[] = [
  {
    name: "import-drafts",
    seat: "Guild chief",
    show: async (page) => {
      await page.getByRole("button", { name: "Import a list" }).click();
      await page.getByRole("textbox", { name: /^Or paste it here/ }).fill(LIST);
      await page.getByText("2 proposals found").waitFor();
    },
  },
  {
    name: "received-none",
    seat: "Guild chief",
    show: async (page) => page.getByRole("button", { name: /^Received/ }).click(),
  },
  {
    name: "received",
    seat: "Guild chief",
    show: async (page) => {
      await page.getByRole("button", { name: /^Import what/ }).click();
      await page.getByRole("textbox", { name: /^Or paste it here/ }).fill(RECEIVED);
      await page.getByRole("button", { name: /^Take 2 proposals/ }).click();
      await page.getByRole("list", { name: "Received on paper" }).getByText("P-91").click();
    },
  },
  {
    name: "received-in-matrix",
    seat: "Guild chief",
    show: async (page) => {
      await page.getByRole("button", { name: "Our matrix" }).click();
      await page.getByLabel("Target of P-91 on paper").fill("Half of it");
    },
  },
];
