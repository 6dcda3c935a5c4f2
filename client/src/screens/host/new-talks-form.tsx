import { personalLink } from "@crosstable/shared/session/sign-in";
import type { Side } from "@crosstable/shared/sides";
import { useId, useState } from "react";

import { Button } from "../../components/button.tsx";
import { TextField } from "../../components/text-field.tsx";
import { ZoneField } from "../../components/zone-field.tsx";
import { askHost } from "./use-host.ts";

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const NO_SIDE: Side = { name: "", short: "", letter: "", zone: HERE };

/** Opens other talks on the same server. They share nothing with these. */
export function NewTalksForm(): React.ReactNode {
  const [title, setTitle] = useState("");
  const [a, setA] = useState(NO_SIDE);
  const [b, setB] = useState(NO_SIDE);
  const [seats, setSeats] = useState({
    negotiatorsPerSide: 11,
    staffPerSide: 2,
    mediators: 1,
    observers: 2,
  });
  const [local, setLocal] = useState("");
  const [zone, setZone] = useState(HERE);
  const [link, setLink] = useState<string | null>(null);
  const open = async (): Promise<void> => {
    const done = await askHost({
      request: "open-negotiation",
      key: crypto.randomUUID(),
      title: title.trim(),
      sides: { a: trimmed(a), b: trimmed(b) },
      expiration: local === "" ? null : { local: local.slice(0, 16), zone },
      ...seats,
    });
    if (done !== undefined) setLink(personalLink(location.origin, done.hostSecret));
  };
  const missing = missingIn(title, [a, b]);
  const missingId = useId();
  return (
    <section aria-label="New talks" className="host-section">
      <h2>Open new talks</h2>
      <TextField label="Title" value={title} onChange={setTitle} />
      <div className="host-fields">
        <SideFields heading="First side" side={a} onSide={setA} />
        <SideFields heading="Second side" side={b} onSide={setB} />
      </div>
      <div className="host-fields">
        <TextField
          label="Expiration of the contract (may be set later)"
          type="datetime-local"
          value={local}
          onChange={setLocal}
        />
        <ZoneField label="Official zone" value={zone} onChange={setZone} />
      </div>
      <div className="host-fields host-fields-short">
        <Count
          label="Negotiators a side"
          value={seats.negotiatorsPerSide}
          onValue={(negotiatorsPerSide) => setSeats({ ...seats, negotiatorsPerSide })}
        />
        <Count
          label="Staff a side"
          value={seats.staffPerSide}
          onValue={(staffPerSide) => setSeats({ ...seats, staffPerSide })}
        />
        <Count
          label="Mediators"
          value={seats.mediators}
          onValue={(mediators) => setSeats({ ...seats, mediators })}
        />
        <Count
          label="Observers"
          value={seats.observers}
          onValue={(observers) => setSeats({ ...seats, observers })}
        />
      </div>
      <p className="host-note">A chief and a second are always made for each side.</p>
      <p className="host-open">
        <Button
          isDisabled={missing !== null}
          {...(missing === null ? {} : { "aria-describedby": missingId })}
          onPress={() => void open()}
        >
          Open the talks
        </Button>
        {missing !== null && <span id={missingId}>{missing}</span>}
      </p>
      {link !== null && (
        <p className="host-opened" role="status">
          The talks are open. Your host's seat there:{" "}
          <a href={link} target="_blank" rel="noopener">
            take it
          </a>
          . The link works once.
        </p>
      )}
    </section>
  );
}

/** What has to be written before the talks can be opened, or null. */
function missingIn(title: string, sides: readonly Side[]): string | null {
  if (title.trim() === "") return "Give the talks a title.";
  for (const [index, { name, short, letter }] of sides.entries()) {
    const which = index === 0 ? "first" : "second";
    if (name.trim() === "") return `Write the full name of the ${which} side.`;
    if (short.trim() === "") return `Write the short name of the ${which} side.`;
    if (!/^\p{Lu}$/u.test(letter)) return `Give the ${which} side a letter from A to Z.`;
  }
  return null;
}

function SideFields({
  heading,
  side,
  onSide,
}: {
  heading: string;
  side: Side;
  onSide: (side: Side) => void;
}): React.ReactNode {
  return (
    <fieldset className="host-side">
      <legend>{heading}</legend>
      <TextField
        label="Full name"
        value={side.name}
        onChange={(name) => onSide({ ...side, name })}
      />
      <TextField
        label="Short name"
        value={side.short}
        onChange={(short) =>
          onSide({
            ...side,
            short,
            letter: side.letter === "" ? short.charAt(0).toUpperCase() : side.letter,
          })
        }
      />
      <TextField
        label="Letter on its marks"
        value={side.letter}
        onChange={(letter) => onSide({ ...side, letter: letter.toUpperCase().slice(0, 1) })}
      />
      <ZoneField
        label="Zone of its clocks"
        value={side.zone}
        onChange={(zone) => onSide({ ...side, zone })}
      />
    </fieldset>
  );
}

function Count({
  label,
  value,
  onValue,
}: {
  label: string;
  value: number;
  onValue: (value: number) => void;
}): React.ReactNode {
  return (
    <TextField
      label={label}
      type="number"
      value={String(value)}
      onChange={(text) => onValue(Math.max(0, Math.floor(Number(text)) || 0))}
    />
  );
}

function trimmed(side: Side): Side {
  return { ...side, name: side.name.trim(), short: side.short.trim() };
}
