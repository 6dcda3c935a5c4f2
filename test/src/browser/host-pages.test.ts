import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { expectNothingSerious } from "./both-sides.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { goToRoom } from "./rooms.ts";

/** Opens a personal link in a new tab beside this one and takes the seat. */
async function takeBeside(page: Page, link: string): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto(link);
  await tab.getByRole("button", { name: "Take your seat" }).click();
  await tab.waitForURL(/\/s\/[^/]+\/[a-z]+$/);
  return tab;
}

function rowOf(page: Page, seat: string) {
  return page
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: new RegExp(`${seat}$`) }) });
}

test("LINK-2 the host adds a seat and hands out its link; it opens one tab beside others, once, until the host revokes it", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page: host } = await takeSeat(world, "Host", {
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const { page: chief } = await takeSeat(world, "Guild chief");
  await goToRoom(host, "Host");

  await host.getByRole("button", { name: "Add a seat" }).click();
  await host.getByRole("button", { name: "Add the seat" }).click();
  await rowOf(host, "Guild negotiator 12").getByText("No link yet").waitFor();
  await rowOf(host, "Guild negotiator 12").getByRole("button", { name: "New link" }).click();
  const issued = host.getByRole("dialog", { name: "New link" });
  await issued.getByRole("button", { name: "Copy" }).click();
  await host.getByText("The link is copied.").waitFor();
  const link = await host.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(await issued.getByRole("textbox").inputValue());

  // On paper: the card with its talks, its seat and the whole link, and nothing of the page around it.
  await host.emulateMedia({ media: "print" });
  const card = issued.getByRole("listitem");
  expect(await card.getByText(link).isVisible()).toBe(true);
  expect(await card.getByText("WGA–AMPTP 2007").isVisible()).toBe(true);
  expect(await host.getByRole("button", { name: "Copy" }).isVisible()).toBe(false);
  expect(await host.locator(".rail").isVisible()).toBe(false);
  await host.emulateMedia({ media: "screen" });
  await issued.getByRole("button", { name: "Done" }).click();

  // Two seats in one browser, each tab its own; the secret is in no address bar.
  const tab = await takeBeside(chief, link);
  await tab.getByText("You are Guild negotiator 12").waitFor();
  await chief.getByText("You are Guild chief").waitFor();
  expect(tab.url()).not.toContain(new URL(link).hash.slice(1));
  expect(await tab.getByRole("button", { name: "More of the session" }).count()).toBe(0);
  const home = await chief.context().newPage();
  await home.goto(house.origin);
  for (const seat of ["Guild chief", "Guild negotiator 12"])
    await home.getByRole("link", { name: seat }).waitFor();

  const again = await chief.context().newPage();
  await again.goto(link);
  await again.getByRole("heading", { name: "This link has been used" }).waitFor();

  await rowOf(host, "Guild negotiator 12").getByText("Used", { exact: true }).waitFor();
  await rowOf(host, "Guild negotiator 12").getByRole("button", { name: "Revoke" }).click();
  await host.getByRole("button", { name: "Revoke and close its screens" }).click();
  await tab.getByRole("heading", { name: "This seat is not signed in here" }).waitFor();
  await rowOf(host, "Guild negotiator 12").getByText("Revoked").waitFor();
  await again.reload();
  await again.getByRole("heading", { name: "This link was revoked" }).waitFor();
  // The neighbour in the same browser is not touched, and reads of it on the record.
  await goToRoom(chief, "Record");
  await chief
    .getByText(/link of Guild negotiator 12 was revoked/)
    .first()
    .waitFor();
});

test("RIGHTS-3 EXTEND-4 the host sets the expiration for everybody until a side moves, and opens other talks with sides and seats of their own", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page: host } = await takeSeat(world, "Host");
  const { page: chief } = await takeSeat(world, "Guild chief");
  await goToRoom(host, "Host");
  await chief.getByRole("timer").getByText("hour and zone assumed").waitFor();

  const expiration = host.getByRole("region", { name: "Expiration" });
  await expiration.getByLabel("Date and time").fill("2007-11-01T00:01");
  await expiration.getByLabel("Official zone").selectOption("America/New_York");
  const set = expiration.getByRole("button", { name: "Set the expiration" });
  await set.click();
  await chief.getByRole("timer").getByText("to 1 Nov 2007, 00:01").waitFor();
  expect(await chief.getByRole("timer").getByText("assumed").count()).toBe(0);
  // Both chiefs' from the first move of a side on.
  await expect.poll(() => set.isEnabled()).toBe(true);
  await chief.getByRole("button", { name: "Open a session" }).click();
  await chief.getByRole("dialog").getByRole("button", { name: "Open the session" }).click();
  await expiration.getByText("An extension takes both chiefs.").waitFor();
  for (const field of ["Date and time", "Official zone"])
    await expect.poll(() => expiration.getByLabel(field).isDisabled()).toBe(true);
  await expect.poll(() => set.isDisabled()).toBe(true);
  await expectNothingSerious(host);
  // One instant, in each zone at the table.
  await chief.getByRole("timer").getByRole("button").click();
  await chief.getByRole("dialog").getByText("31 Oct 2007, 21:01").first().waitFor();

  const form = host.getByRole("region", { name: "New talks" });
  // What is missing stands beside the button, one thing after the other, until nothing is.
  const openTalks = form.getByRole("button", { name: "Open the talks" });
  const missing = async () => {
    const id = await openTalks.getAttribute("aria-describedby");
    return id === null ? null : form.locator(`[id="${id}"]`).textContent();
  };
  expect(await missing()).toBe("Give the talks a title.");
  expect(await openTalks.isDisabled()).toBe(true);
  await form.getByLabel("Title").fill("Bus drivers 2027");
  await expect.poll(missing).toBe("Write the full name of the first side.");
  for (const [side, name] of [
    ["First side", "Drivers"],
    ["Second side", "City"],
  ] as const) {
    const fields = form.getByRole("group", { name: side });
    await fields.getByLabel("Full name").fill(`The ${name}`);
    await fields.getByLabel("Short name").fill(name);
  }
  await form.getByLabel("Negotiators a side").fill("3");
  await expect.poll(missing).toBeNull();
  await openTalks.click();
  const link = await form.getByRole("link", { name: "take it" }).getAttribute("href");
  const other = await takeBeside(host, link ?? "");
  await other.getByRole("heading", { name: "Bus drivers 2027" }).waitFor();
  await rowOf(other, "Drivers chief").waitFor();
  expect(await other.getByRole("rowheader", { name: /City negotiator/ }).count()).toBe(3);
  expect(await other.getByRole("rowheader", { name: /Guild/ }).count()).toBe(0);
  await other.getByText("No expiration set").waitFor();
});
