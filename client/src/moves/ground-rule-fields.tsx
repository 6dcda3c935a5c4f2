import { isChoiceRule, type ChoiceRule } from "@crosstable/shared/moves/ground-rule-choices";
import {
  CHOICE_WORDS,
  GROUND_RULE_GROUPS,
  GROUND_RULE_NAMES,
} from "@crosstable/shared/moves/ground-rule-values";
import type { GroundRules } from "@crosstable/shared/moves/ground-rules";

import { Select } from "../components/select.tsx";
import { TextField } from "../components/text-field.tsx";
import { ZoneField } from "../components/zone-field.tsx";
import type { GroundRulesDraft } from "./ground-rules-draft.ts";

interface FieldsProps {
  readonly draft: GroundRulesDraft;
  readonly onChange: (changed: Partial<GroundRulesDraft>) => void;
}

const UNITS = [
  { value: "hours", words: "hours" },
  { value: "days", words: "days" },
] as const;

/** Every ground rule with what it says in the draft, under the headings of its group. */
export function GroundRuleFields(props: FieldsProps): React.ReactNode {
  return (
    <div className="ground-groups">
      {GROUND_RULE_GROUPS.map(({ title, rules }) => (
        <fieldset key={title} className="ground-group">
          <legend>{title}</legend>
          {rules.map((rule) => (
            <RuleField key={rule} rule={rule} {...props} />
          ))}
        </fieldset>
      ))}
    </div>
  );
}

function RuleField({ rule, ...props }: FieldsProps & { rule: keyof GroundRules }): React.ReactNode {
  if (isChoiceRule(rule)) return <ChoiceField rule={rule} {...props} />;
  switch (rule) {
    case "newItemDeadline":
      return <DeadlineFields {...props} />;
    case "observersDelayMinutes":
      return (
        <TextField
          label={`${GROUND_RULE_NAMES.observersDelayMinutes}, in minutes`}
          inputMode="numeric"
          placeholder="None"
          value={props.draft.delay}
          onChange={(delay) => props.onChange({ delay })}
        />
      );
    case "extensionNotice":
      return <NoticeFields {...props} />;
    case "timeZone":
      return (
        <ZoneField
          label={GROUND_RULE_NAMES.timeZone}
          value={props.draft.timeZone}
          noneWords="That of the contract’s expiration"
          onChange={(timeZone) => props.onChange({ timeZone })}
        />
      );
  }
}

function ChoiceField(props: FieldsProps & { rule: ChoiceRule }): React.ReactNode {
  const { rule, draft, onChange } = props;
  return (
    <Select
      label={GROUND_RULE_NAMES[rule]}
      value={draft.choices[rule]}
      choices={Object.entries(CHOICE_WORDS[rule]).map(([value, words]) => ({ value, words }))}
      onChange={(value) => onChange({ choices: { ...draft.choices, [rule]: value } })}
    />
  );
}

function DeadlineFields({ draft, onChange }: FieldsProps): React.ReactNode {
  return (
    <>
      <label className="ground-check">
        <input
          type="checkbox"
          checked={draft.hasDeadline}
          onChange={(event) => onChange({ hasDeadline: event.target.checked })}
        />
        New items have a deadline: after it, one needs the other side’s consent
      </label>
      {draft.hasDeadline && (
        <div className="ground-pair">
          <TextField
            label={GROUND_RULE_NAMES.newItemDeadline}
            type="datetime-local"
            value={draft.local}
            onChange={(local) => onChange({ local })}
          />
          <ZoneField
            label="In the zone of"
            value={draft.zone}
            onChange={(zone) => onChange({ zone })}
          />
        </div>
      )}
    </>
  );
}

function NoticeFields({ draft, onChange }: FieldsProps): React.ReactNode {
  return (
    <div className="ground-pair">
      <TextField
        label={GROUND_RULE_NAMES.extensionNotice}
        inputMode="numeric"
        placeholder="None is needed"
        value={draft.notice}
        onChange={(notice) => onChange({ notice })}
      />
      <Select
        label="Counted in"
        value={draft.unit}
        choices={UNITS}
        onChange={(unit) => onChange({ unit })}
      />
    </div>
  );
}
