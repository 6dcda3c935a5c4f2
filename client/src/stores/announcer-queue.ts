export type Urgency = "polite" | "assertive";

/** Something that somebody else wrote. */
export interface Change {
  readonly words: string;
  readonly who: string;
  readonly where: string;
}

interface AnnouncerOptions {
  readonly nowMs: () => number;
  /** Runs something later; the returned function stops it. */
  readonly later: (run: () => void, ms: number) => () => void;
  readonly say: (words: string, urgency: Urgency) => void;
}

const QUIET_BEFORE_CHANGES_MS = 3_000;
const LONGEST_WAIT_FOR_CHANGES_MS = 8_000;
const QUIET_AFTER_TYPING_MS = 1_500;
const READ_OUT_AT_MOST = 2;

/**
 * Decides when words are read out: changes by others are gathered until it is quiet, and nothing polite is said into
 * somebody's typing. Forty edits in eight seconds make one sentence.
 */
export class Announcer {
  readonly #options: AnnouncerOptions;
  #changes: Change[] = [];
  #firstChangeMs = 0;
  #stopGathering: (() => void) | null = null;
  #waiting: string[] = [];
  #typingUntilMs = 0;
  #stopWaiting: (() => void) | null = null;

  constructor(options: AnnouncerOptions) {
    this.#options = options;
  }

  announce(words: string, urgency: Urgency): void {
    if (urgency === "assertive") {
      this.#options.say(words, urgency);
      return;
    }
    this.#waiting.push(words);
    this.#release();
  }

  change(change: Change): void {
    const nowMs = this.#options.nowMs();
    if (this.#changes.length === 0) this.#firstChangeMs = nowMs;
    // One cell that is written letter by letter is one change: its last words stand.
    this.#changes = [...this.#changes.filter((each) => !isSamePlace(each, change)), change];
    const leftMs = this.#firstChangeMs + LONGEST_WAIT_FOR_CHANGES_MS - nowMs;
    this.#stopGathering?.();
    this.#stopGathering = this.#options.later(
      () => this.#gathered(),
      Math.max(0, Math.min(QUIET_BEFORE_CHANGES_MS, leftMs)),
    );
  }

  typed(): void {
    this.#typingUntilMs = this.#options.nowMs() + QUIET_AFTER_TYPING_MS;
    if (this.#waiting.length > 0) this.#release();
  }

  #gathered(): void {
    const changes = this.#changes;
    this.#changes = [];
    this.#stopGathering = null;
    this.#waiting.push(changesWords(changes));
    this.#release();
  }

  #release(): void {
    this.#stopWaiting?.();
    this.#stopWaiting = null;
    const leftMs = this.#typingUntilMs - this.#options.nowMs();
    if (leftMs > 0) {
      this.#stopWaiting = this.#options.later(() => this.#release(), leftMs);
      return;
    }
    const words = this.#waiting.join(" ");
    this.#waiting = [];
    if (words !== "") this.#options.say(words, "polite");
  }
}

function isSamePlace(one: Change, other: Change): boolean {
  return one.who === other.who && one.where === other.where;
}

function changesWords(changes: readonly Change[]): string {
  if (changes.length <= READ_OUT_AT_MOST) return changes.map((change) => change.words).join(" ");
  const who = inWords([...new Set(changes.map((change) => change.who))]);
  const where = inWords([...new Set(changes.map((change) => change.where))]);
  return `${changes.length} changes by ${who} in ${where}.`;
}

function inWords(names: readonly string[]): string {
  if (names.length > 3) return `${names.slice(0, 2).join(", ")} and ${names.length - 2} more`;
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
