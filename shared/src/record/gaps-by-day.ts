/** A sentence of a day begins with it: "2007-10-16. …", "2007-09. …" or "2007-10-09/2007-10-10. …". */
const OF_A_DAY = /^(?<date>\d{4}(?:-\d\d){0,2}(?:\/\d{4}(?:-\d\d){0,2})?)\. (?<words>.+)$/s;

interface DayTold {
  readonly date: string;
  readonly told: readonly string[];
}

/** Parts what is open from what is told of a day, and brings together what is of one day. The order stays as it is given. */
export function gapsByDay(gaps: readonly string[]): {
  open: readonly string[];
  days: readonly DayTold[];
} {
  const days = new Map<string, string[]>();
  const open: string[] = [];
  for (const gap of gaps) {
    const { date, words } = OF_A_DAY.exec(gap)?.groups ?? {};
    if (date === undefined || words === undefined) open.push(gap);
    else days.set(date, [...(days.get(date) ?? []), words]);
  }
  return { open, days: [...days].map(([date, told]) => ({ date, told })) };
}
