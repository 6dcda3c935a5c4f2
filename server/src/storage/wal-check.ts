import { copyFileSync, existsSync, readFileSync } from "node:fs";

// The format of SQLite's write-ahead log: https://sqlite.org/fileformat2.html#the_write_ahead_log
const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const CHECKED_OF_HEADER = 24;
const CHECKED_OF_FRAME_HEADER = 8;
const PAGE_SIZE_AT = 8;
const SALTS_AT = 16;
const HEADER_CHECKSUM_AT = 24;
const COMMIT_AT = 4;
const FRAME_SALTS_AT = 8;
const FRAME_CHECKSUM_AT = 16;
const SALTS_BYTES = 8;
/** The smallest piece that a disk writes whole. */
const SECTOR_BYTES = 512;

/**
 * A commit is synced before the next one is written, so a power cut can tear the last commit of the log and no other. When two or more lie
 * at or behind a frame whose checksum is wrong, what was stored has been damaged: SQLite leaves all of it out and says nothing.
 */
const MOST_TORN_COMMITS = 1;

/**
 * One frame in 64 has its commit mark at the end of a sector and its salts in the next. Torn between the two it shows the mark of an
 * earlier round beside the salts of this one, like a commit that never was.
 */
function isMarkParted(at: number): boolean {
  return (at + FRAME_SALTS_AT) % SECTOR_BYTES === 0;
}

/** Looks at the log that a killed server has left, before SQLite does. A damaged one is copied beside it, and true is returned. */
export function setAsideDamagedLog(path: string): boolean {
  if (!existsSync(path)) return false;
  if (commitsBehindDamage(readFileSync(path)) <= MOST_TORN_COMMITS) return false;
  copyFileSync(path, `${path}-damaged-${Date.now()}`);
  return true;
}

function commitsBehindDamage(log: Buffer): number {
  if (log.length < HEADER_BYTES + FRAME_HEADER_BYTES) return 0;
  const sum = new LogChecksum((log.readUInt32BE(0) & 1) === 1);
  sum.add(log.subarray(0, CHECKED_OF_HEADER));
  const isHeaderSound = sum.isAt(log, HEADER_CHECKSUM_AT);
  const frameBytes = FRAME_HEADER_BYTES + log.readUInt32BE(PAGE_SIZE_AT);
  // Frames of an earlier round of the log have other salts.
  const salts = isHeaderSound
    ? log.subarray(SALTS_AT, SALTS_AT + SALTS_BYTES)
    : saltsOfFrame(log, HEADER_BYTES);
  let isSound = isHeaderSound;
  let behind = 0;
  for (let at = HEADER_BYTES; at + frameBytes <= log.length; at += frameBytes) {
    if (isSound) {
      sum.add(log.subarray(at, at + CHECKED_OF_FRAME_HEADER));
      sum.add(log.subarray(at + FRAME_HEADER_BYTES, at + frameBytes));
      isSound = saltsOfFrame(log, at).equals(salts) && sum.isAt(log, at + FRAME_CHECKSUM_AT);
    }
    // With another commit before it, it is a real one: only the last is torn.
    if (isSound || (behind === 0 && isMarkParted(at))) continue;
    if (log.readUInt32BE(at + COMMIT_AT) > 0 && saltsOfFrame(log, at).equals(salts)) behind += 1;
  }
  return behind;
}

function saltsOfFrame(log: Buffer, at: number): Buffer {
  return log.subarray(at + FRAME_SALTS_AT, at + FRAME_SALTS_AT + SALTS_BYTES);
}

/** The running checksum over header and frames. */
class LogChecksum {
  readonly #isBigEndian: boolean;
  #first = 0;
  #second = 0;

  constructor(isBigEndian: boolean) {
    this.#isBigEndian = isBigEndian;
  }

  add(bytes: Buffer): void {
    for (let at = 0; at + 8 <= bytes.length; at += 8) {
      this.#first = (this.#first + this.#word(bytes, at) + this.#second) >>> 0;
      this.#second = (this.#second + this.#word(bytes, at + 4) + this.#first) >>> 0;
    }
  }

  isAt(log: Buffer, at: number): boolean {
    return log.readUInt32BE(at) === this.#first && log.readUInt32BE(at + 4) === this.#second;
  }

  #word(bytes: Buffer, at: number): number {
    return this.#isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
  }
}
