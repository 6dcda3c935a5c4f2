import {
  GROUND_RULE_GROUPS,
  GROUND_RULE_NAMES,
  groundRuleValue,
} from "@crosstable/shared/moves/ground-rule-values";
import type { GroundRules } from "@crosstable/shared/moves/ground-rules";

/** Some rules, each with what it says. */
export function GroundRuleList(props: {
  readonly rules: GroundRules;
  readonly names: readonly (keyof GroundRules)[];
}): React.ReactNode {
  return (
    <dl className="ground-rules">
      {props.names.map((name) => (
        <div key={name}>
          <dt>{GROUND_RULE_NAMES[name]}</dt>
          <dd>{groundRuleValue(props.rules, name)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Every rule that is in force, under the heading of its group. */
export function GroundRulesInForce({ rules }: { readonly rules: GroundRules }): React.ReactNode {
  return (
    <div className="ground-groups ground-in-force">
      {GROUND_RULE_GROUPS.map((group) => (
        <section key={group.title} className="ground-group" aria-label={group.title}>
          <h3>{group.title}</h3>
          <GroundRuleList rules={rules} names={group.rules} />
        </section>
      ))}
    </div>
  );
}
