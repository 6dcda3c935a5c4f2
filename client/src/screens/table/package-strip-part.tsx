import { fetched } from "../../components/fetched.tsx";
import type { PackageStripProps } from "./package-strip.tsx";

/** Comes with the first package that waits for an answer. Where it cannot come, the packages are behind their button above the grid. */
export const PackageStrip = fetched<PackageStripProps>(
  async () => {
    const { PackageStrip: component } = await import("./package-strip.tsx");
    return { default: component };
  },
  { waiting: null, Missing: () => null },
);
