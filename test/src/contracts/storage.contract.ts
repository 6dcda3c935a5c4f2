import { describe } from "vitest";

import { documentContract } from "./document-log.contract.ts";
import { readingContract } from "./document-reading.contract.ts";
import { recordContract } from "./record-log.contract.ts";
import { accessContract, clientIdContract } from "./seat-store.contract.ts";
import { sideLogContract } from "./side-log.contract.ts";
import type { OpenOnTrial } from "./storage-on-trial.ts";
import { transactionContract } from "./transaction.contract.ts";

/** What every storage promises, whatever it is made of. */
export function storageContract(open: OpenOnTrial): void {
  describe("transactions", () => {
    transactionContract(open);
  });
  describe("documents", () => {
    documentContract(open);
  });
  describe("documents that are read in steps", () => {
    readingContract(open);
  });
  describe("the record", () => {
    recordContract(open);
  });
  describe("what a side decides inside itself", () => {
    sideLogContract(open);
  });
  describe("seats, links and sessions", () => {
    accessContract(open);
  });
  describe("clientIDs", () => {
    clientIdContract(open);
  });
}
