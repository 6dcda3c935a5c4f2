import { expect, test } from "vitest";

import { damage } from "../faults/stored-bytes.ts";
import { takeSeat as takeSeatInNode } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { CAUCUS, Typist } from "../harness/typist.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";

test("DISK-6 the host's page names a damaged caucus and nothing that stood in it, and its side reads why it is closed", async () => {
  await using house = await openTestHouse();
  const second = await takeSeatInNode(house, { side: "a", role: "second" });
  const typist = new Typist(await second.openDocument(CAUCUS), "a", second);
  typist.type();
  await waitUntil("it is saved", () => typist.isSaved());
  const { negotiation } = second.seat;
  await second[Symbol.asyncDispose]();
  await using browser = await openBrowser();
  const host = await takeSeat({ browser, house }, "Host");
  await host.page.getByRole("heading", { level: 1 }).waitFor();
  expect(await host.page.getByRole("alert").count()).toBe(0);

  await house.restart(() =>
    damage(house.dataDir, "document_log", { negotiation, document: CAUCUS }),
  );
  const damaged = host.page.getByRole("alert", { name: "Damaged documents" });
  await damaged.waitFor();
  expect(await damaged.textContent()).toContain("The caucus of the Guild");
  expect(await host.page.textContent("body")).not.toContain("mark-a-1");
  const chief = await takeSeat({ browser, house }, "Guild chief");
  // The table, too, asks the caucus for what the side supposes, so nobody has to go there to be told.
  const dialog = chief.page.getByRole("dialog", { name: "This document was closed" });
  await dialog.waitFor();
  expect(await dialog.textContent()).toContain("What this device holds is kept");
  // Opening it anew would throw the last copy away.
  expect(await dialog.getByRole("button", { name: "Open it anew" }).count()).toBe(0);
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await chief.page.getByRole("link", { name: "Caucus", exact: true }).click();
  await chief.page.getByText("Not saved, a document is closed").first().waitFor();
  await chief.page.getByRole("link", { name: "Table", exact: true }).click();
  await chief.page.getByRole("grid").first().waitFor();
});
