import type { IssuedLinks } from "@crosstable/shared/events/host";
import { useState } from "react";

import { Wait } from "../../components/wait.tsx";
import { DamagedLog, UnreadableDocuments } from "./damaged-documents.tsx";

import "./host.css";
import { ExpirationForm } from "./expiration-form.tsx";
import { IssuedLinksDialog } from "./issued-links-dialog.tsx";
import { NewTalksForm } from "./new-talks-form.tsx";
import { SeatsTable } from "./seats-table.tsx";
import { useHostView } from "./use-host.ts";

/** The host's page: seats, links, sessions, the expiration, new talks. Nothing of a caucus or a draft is ever here. */
export default function HostScreen(): React.ReactNode {
  const view = useHostView();
  const [issued, setIssued] = useState<IssuedLinks["links"]>([]);
  if (view === null) return <Wait words="Opening the host's page" />;
  return (
    <div className="host">
      <h1>{view.title}</h1>
      <UnreadableDocuments view={view} />
      <DamagedLog view={view} />
      <SeatsTable view={view} onIssued={setIssued} />
      <ExpirationForm view={view} />
      <NewTalksForm />
      {issued.length > 0 && (
        <IssuedLinksDialog links={issued} title={view.title} onClose={() => setIssued([])} />
      )}
    </div>
  );
}
