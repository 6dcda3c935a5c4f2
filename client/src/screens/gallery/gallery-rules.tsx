import { PUBLISHED_RULES, type GalleryTalks } from "@crosstable/shared/documents/gallery";
import { GROUND_RULE_NAMES, groundRuleValue } from "@crosstable/shared/moves/ground-rule-values";
import { FIRST_GROUND_RULES } from "@crosstable/shared/moves/ground-rules";

/** The ground rules that bind whoever follows the talks, in the words in which both chiefs have agreed to them. */
export function GalleryRules({ talks }: { readonly talks: GalleryTalks }): React.ReactNode {
  const rules = { ...FIRST_GROUND_RULES, ...talks.groundRules };
  return (
    <dl className="gallery-rules" aria-label="Ground rules">
      {PUBLISHED_RULES.map((rule) => (
        <div key={rule}>
          <dt>{GROUND_RULE_NAMES[rule]}</dt>
          <dd>{groundRuleValue(rules, rule)}</dd>
        </div>
      ))}
    </dl>
  );
}
