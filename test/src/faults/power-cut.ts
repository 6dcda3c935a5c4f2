import { RECORDED_FILES, type RecordedFile, type Step } from "./recorded-steps.ts";

const SECTOR_BYTES = 512;

/**
 * A disk that a power cut takes at its word: what was synced is there, and of what was not, each sector by chance. It models one file
 * at a time, sectors that are written whole or not at all, and no lying disk and no lost directory.
 */
export class RecordedDisk {
  readonly #files = new Map<RecordedFile, { durable: Buffer; unsynced: Step[] }>();

  /** Takes in the next step of the server. */
  follow(step: Step): void {
    if (step.file === null) return;
    const file = this.#files.get(step.file) ?? { durable: Buffer.alloc(0), unsynced: [] };
    this.#files.set(step.file, file);
    if (step.did === "delete") this.#files.delete(step.file);
    else if (step.did === "sync") {
      file.durable = after(file.durable, file.unsynced);
      file.unsynced = [];
    } else file.unsynced.push(step);
  }

  /** What the files hold after the power was cut now. A sector that was not synced survives with this probability. */
  afterCut(survives: number, chance: () => number): ReadonlyMap<RecordedFile, Buffer> {
    const image = new Map<RecordedFile, Buffer>();
    for (const name of RECORDED_FILES) {
      const file = this.#files.get(name);
      if (file === undefined) continue;
      const torn = file.unsynced.flatMap((step) =>
        sectorsOf(step).filter(() => chance() < survives),
      );
      image.set(name, after(file.durable, torn));
    }
    return image;
  }
}

type Change = Pick<Step, "did" | "bytes" | "offset">;

function sectorsOf(step: Step): Change[] {
  if (step.did === "truncate") return [step];
  const sectors: Change[] = [];
  for (let at = 0; at < step.bytes.length;) {
    const end = at + SECTOR_BYTES - ((step.offset + at) % SECTOR_BYTES);
    sectors.push({
      did: "write",
      bytes: step.bytes.subarray(at, end),
      offset: step.offset + at,
    });
    at = end;
  }
  return sectors;
}

/** The bytes after these changes, in their order. */
function after(bytes: Buffer, changes: readonly Change[]): Buffer {
  const most = changes.reduce(
    (end, each) => Math.max(end, each.offset + each.bytes.length),
    bytes.length,
  );
  const changed = Buffer.alloc(most);
  bytes.copy(changed);
  let { length } = bytes;
  for (const { did, bytes: written, offset } of changes) {
    if (did === "truncate") changed.fill(0, offset, length);
    else written.copy(changed, offset);
    length = did === "truncate" ? offset : Math.max(length, offset + written.length);
  }
  return changed.subarray(0, length);
}
