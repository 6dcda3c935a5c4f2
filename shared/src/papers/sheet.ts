/** A sheet of a workbook: columns with a heading, rows of plain texts. Writers make CSV and XLSX of it. */
export interface Sheet {
  /** The tab's name; at most 31 signs, without `\ / ? * : [ ]`. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly string[])[];
  /** In which its times are read; the size of its pages follows from it. */
  readonly zone: string;
  /** What is said of the sheet as a whole: a word and its value. */
  readonly about: readonly (readonly [string, string])[];
}

export interface SheetColumn {
  readonly words: string;
  /** At most, in signs of normal text. */
  readonly width: number;
  /** No word of it is broken, however narrow the sheet gets: a time's zone is one long word. */
  readonly isWhole?: true;
}

/** A column and where its cells come from. */
export interface ColumnOf<Row> extends SheetColumn {
  readonly cell: (row: Row) => string;
}

/** Headings and rows as one table of texts, the headings first. */
export function sheetTable(sheet: Sheet): readonly (readonly string[])[] {
  return [sheet.columns.map(({ words }) => words), ...sheet.rows];
}
