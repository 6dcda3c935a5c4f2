import type { Page } from "playwright-core";

const BARS = [".session-facts", ".table-toolbar"];
const MOST_PX = 60;

/** What is wrong with the bars: more than one line, or something outside of them. */
export async function wrongOfBars(page: Page): Promise<string[]> {
  return page.evaluate(
    ({ bars, most }) =>
      bars.flatMap((selector) => {
        const bar = document.querySelector(selector);
        if (bar === null) return [`${selector}: not there`];
        const box = bar.getBoundingClientRect();
        const out = [
          ...bar.querySelectorAll(
            "button, input, select, .session-clock, .session-day, .session-hand",
          ),
        ]
          .filter((part) => part.checkVisibility())
          .filter((part) => part.getBoundingClientRect().right > box.right)
          .map((part) => `${selector}: outside is ${part.textContent}`);
        return box.height > most ? [`${selector}: ${box.height} px high`, ...out] : out;
      }),
    { bars: BARS, most: MOST_PX },
  );
}
