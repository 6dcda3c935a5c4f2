import { X } from "lucide-react";

import { IconButton } from "../components/button.tsx";
import { dismissNotice, noticeStore } from "../stores/notice-store.ts";

/** Short notices in the corner. */
export function Notices(): React.ReactNode {
  const notices = noticeStore((state) => state.notices);
  return (
    <section className="notices" aria-label="Notices">
      {notices.map(({ id, words, tone }) => (
        <div key={id} className={`notice notice-${tone}`}>
          <span>{words}</span>
          <IconButton name="Dismiss" onPress={() => dismissNotice(id)}>
            <X size={16} aria-hidden />
          </IconButton>
        </div>
      ))}
    </section>
  );
}
