import type { NegotiationId, SeatId } from "@crosstable/shared/ids";

import type { KeptHead, KeptHeads, PutAside } from "./kept-heads.ts";
import { memoryKeptHeads, otherThan } from "./memory-kept-heads.ts";

/** Not among the copies of a seat's documents, which go when its rights change. */
const DATABASE = "crosstable-heads";
const HEADS = "head";
const ASIDE = "aside";

interface StoredHead extends KeptHead {
  readonly negotiation: string;
  readonly seat: string;
}

let opened: Promise<IDBDatabase | null> | undefined;

/** What this browser keeps for a seat. Where it keeps nothing, such as in some private windows, it lasts as long as the page. */
export async function browserKeptHeads(
  negotiation: NegotiationId,
  seat: SeatId,
): Promise<KeptHeads> {
  const database = await (opened ??= openDatabase().catch(() => null));
  return database === null ? memoryKeptHeads() : keptIn(database, { negotiation, seat });
}

/** The heads of these talks that any seat of this browser has seen. */
export async function headsOfBrowser(negotiation: string): Promise<KeptHead[]> {
  const database = await (opened ??= openDatabase().catch(() => null));
  if (database === null) return [];
  const store = database.transaction(HEADS).objectStore(HEADS);
  const [from, to] = [
    [negotiation, ""],
    [negotiation, "\uffff"],
  ];
  return answerOf<StoredHead[]>(store.getAll(IDBKeyRange.bound(from, to)));
}

function keptIn(database: IDBDatabase, of: { negotiation: string; seat: string }): KeptHeads {
  const range = IDBKeyRange.bound(
    [of.negotiation, of.seat, 0],
    [of.negotiation, of.seat, Number.MAX_SAFE_INTEGER],
  );
  const reading = () => database.transaction(HEADS).objectStore(HEADS);
  return {
    last: async () => {
      const cursor = await answerOf(reading().openCursor(range, "prev"));
      return cursor?.value as StoredHead | undefined;
    },
    all: async () => answerOf<StoredHead[]>(reading().getAll(range)),
    keep: async (heads) => {
      const transaction = database.transaction(HEADS, "readwrite");
      const store = transaction.objectStore(HEADS);
      let other: KeptHead | undefined;
      for (const head of heads) {
        const found = store.get([of.negotiation, of.seat, head.seq]) as IDBRequest<
          StoredHead | undefined
        >;
        found.addEventListener("success", () => {
          if (found.result === undefined) store.put({ ...head, ...of });
          other ??= otherThan(found.result, head.head);
        });
      }
      await endOf(transaction);
      return other;
    },
    startAnew: async (alarm) => {
      const transaction = database.transaction([HEADS, ASIDE], "readwrite");
      const all = transaction.objectStore(HEADS).getAll(range);
      all.addEventListener("success", () => {
        transaction.objectStore(ASIDE).add({
          ...of,
          heads: all.result as unknown,
          ...(alarm === undefined ? {} : { alarm }),
        });
        transaction.objectStore(HEADS).delete(range);
      });
      await endOf(transaction);
    },
    aside: async () =>
      (await asideIn(database, of.negotiation)).filter(({ seat }) => seat === of.seat),
  };
}

interface StoredAside extends PutAside {
  readonly negotiation: string;
  readonly seat: string;
}

/** What any seat of this browser has put aside of these talks. */
export async function asideOfBrowser(negotiation: string): Promise<readonly PutAside[]> {
  const database = await (opened ??= openDatabase().catch(() => null));
  return database === null ? [] : asideIn(database, negotiation);
}

async function asideIn(database: IDBDatabase, of: string): Promise<StoredAside[]> {
  const store = database.transaction(ASIDE).objectStore(ASIDE);
  const all = await answerOf<StoredAside[]>(store.getAll());
  return all.filter(({ negotiation }) => negotiation === of);
}

function answerOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("no answer")));
  });
}

function endOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("abort")));
  });
}

async function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.addEventListener("upgradeneeded", () => {
    opening.result.createObjectStore(HEADS, { keyPath: ["negotiation", "seat", "seq"] });
    opening.result.createObjectStore(ASIDE, { autoIncrement: true });
  });
  return answerOf(opening);
}
