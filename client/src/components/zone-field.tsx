import { Select } from "./select.tsx";

const ZONES = Intl.supportedValuesOf("timeZone");

/** An IANA zone by its name, or none where there are words for it: its value is empty then. */
export function ZoneField({
  label,
  value,
  noneWords,
  isDisabled = false,
  onChange,
}: {
  label: string;
  value: string;
  noneWords?: string;
  isDisabled?: boolean;
  onChange: (zone: string) => void;
}): React.ReactNode {
  const zones = value === "" || ZONES.includes(value) ? ZONES : [value, ...ZONES];
  const none = noneWords === undefined ? [] : [{ value: "", words: noneWords }];
  return (
    <Select
      label={label}
      value={value}
      isDisabled={isDisabled}
      choices={[...none, ...zones.map((zone) => ({ value: zone, words: zone }))]}
      onChange={onChange}
    />
  );
}
