import { csvText } from "@crosstable/shared/papers/csv";
import { sheetTable, type Sheet } from "@crosstable/shared/papers/sheet";

import { FileButton } from "./file-button.tsx";

interface SheetButtonsProps {
  /** Whose sheet, for the buttons' names: "the matrix". */
  readonly of: string;
  /** Makes the sheet of this moment, and the names of its files. */
  readonly make: () => { readonly sheet: Sheet; readonly name: (extension: string) => string };
  readonly isDisabled?: boolean;
}

/** One sheet in both formats. */
export function SheetButtons({ of, make, isDisabled = false }: SheetButtonsProps): React.ReactNode {
  const xlsx = async () => {
    const { sheet, name } = make();
    const { sheetXlsx } = await import("./sheet-xlsx.ts");
    return { file: await sheetXlsx(sheet), name: name("xlsx") };
  };
  const csv = async () => {
    const { sheet, name } = make();
    const file = new Blob([csvText(sheetTable(sheet))], { type: "text/csv;charset=utf-8" });
    return { file, name: name("csv") };
  };
  return (
    <div className="export-buttons">
      <FileButton words="XLSX" of={of} make={xlsx} isDisabled={isDisabled} />
      <FileButton words="CSV" of={of} make={csv} isDisabled={isDisabled} />
    </div>
  );
}
