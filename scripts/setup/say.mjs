/** Something a person can put right: it is shown in its own words, without a stack. */
export class SetupError extends Error {}

/**
 * One line per step; on stderr, so that what a script prints stays its own.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`[setup] ${line}\n`);
}
