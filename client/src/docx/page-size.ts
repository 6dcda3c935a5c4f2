import { paperSize } from "@crosstable/shared/papers/paper";

/** Twentieths of a point. */
const SIZES = { letter: { width: 12_240, height: 15_840 }, a4: { width: 11_906, height: 16_838 } };

/** The page that people in this zone put into their printers. */
export function pageSize(zone: string): { readonly width: number; readonly height: number } {
  return SIZES[paperSize(zone)];
}
