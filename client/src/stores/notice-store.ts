import { create } from "zustand";

export interface Notice {
  readonly id: number;
  readonly words: string;
  readonly tone: "plain" | "alarm";
}

interface NoticeState {
  readonly notices: readonly Notice[];
}

const SHOWN_MS = 8_000;
let nextId = 1;

/** Short notices in the corner. Never the only place for a formal event. */
export const noticeStore = create<NoticeState>(() => ({ notices: [] }));

/** Shows a sentence for a while. An alarm stays until it is dismissed. It is not read out; see `announce`. */
export function notify(words: string, options: { tone?: "plain" | "alarm" } = {}): void {
  const id = nextId++;
  const tone = options.tone ?? "plain";
  noticeStore.setState(({ notices }) => ({ notices: [...notices, { id, words, tone }].slice(-4) }));
  if (tone === "plain") setTimeout(() => expire(id), SHOWN_MS);
}

/** Before a dialog the newest alone is shown; the others wait until it is closed. */
function expire(id: number): void {
  const isNewest = noticeStore.getState().notices.at(-1)?.id === id;
  if (isNewest || document.querySelector(".dialog-overlay") === null) dismissNotice(id);
  else setTimeout(() => expire(id), SHOWN_MS);
}

export function dismissNotice(id: number): void {
  noticeStore.setState(({ notices }) => ({ notices: notices.filter((each) => each.id !== id) }));
}
