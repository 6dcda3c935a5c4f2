// Written out here, because two browsers (and a server) may abbreviate one month in different ways.
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** "October", for "10"; what is no month stays as it is. */
export function monthWords(month: string): string {
  return MONTHS[Number(month) - 1] ?? month;
}

/**
 * A wall time ("2007-10-31T23:59") as every formal sentence, screen of the rules and paper says it: "31 October 2007, 23:59". What is no
 * wall time stays as it is. The zone stands behind it.
 */
export function wallWords(local: string): string {
  const [, year, month, day, time] = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})/.exec(local) ?? [];
  if (year === undefined || month === undefined || time === undefined) return local;
  return `${Number(day)} ${monthWords(month)} ${year}, ${time}`;
}
