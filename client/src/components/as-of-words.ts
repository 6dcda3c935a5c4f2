import type { AsOf } from "@crosstable/shared/record/stamp";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * A date as its source gives it: "16 Oct 2007", "Sep 2007", "9 Oct 2007 to 10 Oct 2007", or "date not known". A doubtful one
 * carries a question mark.
 */
export function asOfWords(asOf: Pick<AsOf, "date" | "confidence">): string {
  if (asOf.date === null) return "date not known";
  const words = asOf.date.split("/").map(dayWords).join(" to ");
  return asOf.confidence === "ok" ? words : `${words} (?)`;
}

function dayWords(date: string): string {
  const [year = "", month, day] = date.split("-");
  const parts = [
    day === undefined ? undefined : String(Number(day)),
    month === undefined ? undefined : MONTHS[Number(month) - 1],
    year,
  ];
  return parts.filter((part) => part !== undefined).join(" ");
}
