import type { HostView } from "@crosstable/shared/events/host";

type Name = HostView["unreadable"][number];

/** Says which documents the server could not read from its disk, and what a host can do. Nothing of what stands in them. */
export function UnreadableDocuments({ view }: { view: HostView }): React.ReactNode {
  if (view.unreadable.length === 0) return null;
  return (
    <section aria-label="Damaged documents" className="host-damaged" role="alert">
      <h2>
        {view.unreadable.length === 1
          ? "A document of this negotiation could not be read"
          : "Documents of this negotiation could not be read"}
      </h2>
      <ul>
        {view.unreadable.map((name) => (
          <li key={name}>{documentWords(name, view.sides)}</li>
        ))}
      </ul>
      <p>
        {view.unreadable.length === 1 ? "It is" : "They are"} damaged on the server's disk and
        closed to everybody. Everything else works. Stop the server, restore its data folder from a
        backup, and start it again; what people's own devices hold is kept there.
      </p>
    </section>
  );
}

/** Says that the newest writing before the last start may be missing on the server, and how it comes back. */
export function DamagedLog({ view }: { view: HostView }): React.ReactNode {
  if (!view.wasLogDamaged) return null;
  return (
    <section aria-label="Damaged log" className="host-damaged" role="alert">
      <h2>The newest writing before the last start is missing on the server</h2>
      <p>
        Its log was damaged on the disk. People's own devices still hold what they wrote: start the
        server with RESTORED=on and they bring it back. Moves and acts of those minutes have to be
        made again, or restored from a backup.
      </p>
    </section>
  );
}

function documentWords(name: Name, sides: HostView["sides"]): string {
  switch (name) {
    case "matrix":
      return "The matrix";
    case "worksheet":
      return "The worksheet";
    case "gallery":
      return "The gallery";
    case "gallery.delayed":
      return "The gallery of observers, who follow later";
    case "caucus.a":
      return `The caucus of the ${sides.a.short}`;
    case "caucus.b":
      return `The caucus of the ${sides.b.short}`;
  }
}
