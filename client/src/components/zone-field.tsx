import { Select } from "./select.tsx";

const ZONES = Intl.supportedValuesOf("timeZone");

/** An IANA zone by its name. */
export function ZoneField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (zone: string) => void;
}): React.ReactNode {
  const zones = ZONES.includes(value) ? ZONES : [value, ...ZONES];
  return (
    <Select
      label={label}
      value={value}
      choices={zones.map((zone) => ({ value: zone, words: zone }))}
      onChange={onChange}
    />
  );
}
