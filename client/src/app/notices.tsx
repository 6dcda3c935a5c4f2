import { X } from "lucide-react";

import { IconButton } from "../components/button.tsx";
import { WholeNumbers } from "../components/whole-numbers.tsx";
import { dismissNotice, noticeStore } from "../stores/notice-store.ts";

/**
 * Short notices: in the corner, or above a dialog that is open, which gives them the room. A dialog makes what is behind
 * it deaf and dumb; the attribute says that these are before it.
 */
export function Notices(): React.ReactNode {
  const notices = noticeStore((state) => state.notices);
  return (
    <section className="notices" aria-label="Notices" data-react-aria-top-layer ref={tellHeight}>
      {notices.map(({ id, words, tone }) => (
        <div key={id} className={`notice notice-${tone}`}>
          <span>
            <WholeNumbers>{words}</WholeNumbers>
          </span>
          <IconButton name="Dismiss" onPress={() => dismissNotice(id)}>
            <X size={16} aria-hidden />
          </IconButton>
        </div>
      ))}
    </section>
  );
}

function tellHeight(section: HTMLElement | null): (() => void) | undefined {
  if (section === null) return undefined;
  const watch = new ResizeObserver(([entry]) => {
    const height = Math.ceil(entry?.contentRect.height ?? 0);
    document.documentElement.style.setProperty("--notices", `${height}px`);
  });
  watch.observe(section);
  return () => watch.disconnect();
}
