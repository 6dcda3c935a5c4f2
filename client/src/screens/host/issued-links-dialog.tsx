import type { IssuedLinks } from "@crosstable/shared/events/host";
import { personalLink } from "@crosstable/shared/session/sign-in";

import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { notify } from "../../stores/notice-store.ts";

interface IssuedLinksDialogProps {
  readonly links: IssuedLinks["links"];
  readonly title: string;
  readonly onClose: () => void;
}

/** New links, shown once. They can be copied or printed as cards, one for each seat. */
export function IssuedLinksDialog({
  links,
  title,
  onClose,
}: IssuedLinksDialogProps): React.ReactNode {
  // Browsers give the clipboard to localhost and TLS only; elsewhere the address is marked to be copied by hand.
  const canCopy = "clipboard" in navigator;
  const copy = async (link: string): Promise<void> => {
    await navigator.clipboard.writeText(link);
    notify("The link is copied.");
  };
  return (
    <Dialog
      title={links.length === 1 ? "New link" : `${links.length} new links`}
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={() => print()}>Print seat cards</Button>
          <Button variant="primary" onPress={onClose}>
            Done
          </Button>
        </>
      }
    >
      <p className="host-note">
        {links.length === 1
          ? "This link is shown now and never again. It takes its seat once, and no earlier link of the seat works any more."
          : "These links are shown now and never again. Each takes its seat once, and no earlier link of these seats works any more."}
        {!canCopy &&
          " This browser gives the clipboard only over TLS or on this machine: mark a link and copy it by hand."}
      </p>
      <ul className="printed-seats">
        {links.map(({ seat, name, secret }) => {
          const link = personalLink(location.origin, secret);
          return (
            <li key={seat} className="printed-seat">
              <p className="printed-seat-talks">{title}</p>
              <p className="printed-seat-name">{name}</p>
              <input
                className="printed-seat-link"
                readOnly
                autoComplete="off"
                aria-label={`Link of ${name}`}
                value={link}
                onFocus={(event) => event.target.select()}
              />
              <p className="printed-seat-print">{link}</p>
              {canCopy && (
                <Button size="small" onPress={() => void copy(link)}>
                  Copy
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
