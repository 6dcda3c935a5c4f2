/** One stretch of a text that is replaced by another. */
export interface TextEdit {
  readonly index: number;
  readonly removed: number;
  readonly inserted: string;
}

/**
 * The smallest edit that makes `after` out of `before`, found by what both begin and end with. `caret` is where the
 * caret stands after the edit: among equal letters the one that was just typed is told by it.
 */
export function editBetween(options: {
  before: string;
  after: string;
  caret: number;
}): TextEdit | null {
  const { before, after, caret } = options;
  if (before === after) return null;
  const tail = commonEnd(before, after, Math.max(0, after.length - caret));
  const head = commonStart(before, after, Math.min(before.length, after.length) - tail);
  return {
    index: head,
    removed: before.length - head - tail,
    inserted: after.slice(head, after.length - tail),
  };
}

function commonStart(one: string, other: string, most: number): number {
  let length = 0;
  while (length < most && one[length] === other[length]) length += 1;
  return length > 0 && isHighSurrogate(one, length - 1) && length < one.length
    ? length - 1
    : length;
}

function commonEnd(one: string, other: string, most: number): number {
  const limit = Math.min(most, one.length, other.length);
  let length = 0;
  while (length < limit && one[one.length - 1 - length] === other[other.length - 1 - length])
    length += 1;
  return length > 0 && isLowSurrogate(one, one.length - length) ? length - 1 : length;
}

function isHighSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0xd800 && code <= 0xdbff;
}

function isLowSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff;
}

/** One part of a change of a text, as Yjs reports it. */
export interface DeltaPart {
  readonly retain?: number | undefined;
  readonly insert?: unknown;
  readonly delete?: number | undefined;
}

/** Where a place in a text is after another's edit, as Yjs reports it (retain, insert, delete). */
export function movedBy(place: number, delta: readonly DeltaPart[]): number {
  let at = 0;
  let moved = place;
  for (const part of delta) {
    if (part.retain !== undefined) at += part.retain;
    else if (typeof part.insert === "string") {
      if (at < moved) moved += part.insert.length;
      at += part.insert.length;
    } else if (part.delete !== undefined && at < moved) moved -= Math.min(part.delete, moved - at);
  }
  return moved;
}
