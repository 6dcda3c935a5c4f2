import type { Paper } from "@crosstable/shared/papers/paper";
import { paperStyles } from "@crosstable/shared/papers/paper-styles";
import { useEffect } from "react";

/** Puts the paper's own sheet on the page while it is shown: the words on the edges of its pages differ from paper to paper. */
export function usePaperStyles(paper: Paper | null): void {
  useEffect(() => {
    if (paper === null) return undefined;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(paperStyles(paper));
    document.adoptedStyleSheets.push(sheet);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  }, [paper]);
}
