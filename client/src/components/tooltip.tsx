import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components/Tooltip";

import "./tooltip.css";

/** Words that explain a control while it has the pointer or the focus. Escape hides them, the pointer may rest on them. */
function Tooltip({ trigger, children }: { trigger: ReactNode; children: ReactNode }): ReactNode {
  return (
    <TooltipTrigger delay={300} closeDelay={150}>
      {trigger}
      <AriaTooltip className="tooltip" offset={6}>
        {children}
      </AriaTooltip>
    </TooltipTrigger>
  );
}

/** A term of bargaining with its meaning on hover, focus and tap. */
export function GlossaryTerm({ term, meaning }: { term: string; meaning: string }): ReactNode {
  return (
    <Tooltip trigger={<AriaButton className="glossary-term">{term}</AriaButton>}>{meaning}</Tooltip>
  );
}
