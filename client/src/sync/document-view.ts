import type { DocumentSession } from "./document-session.ts";

/** Something read out of a document: the same value until one of its roots changes. */
export interface DocumentView<Value> {
  readonly subscribe: (onChange: () => void) => () => void;
  readonly snapshot: () => Value;
}

/** The one view of a kind on a session, made when it is first asked for; null without a session. */
export function documentView<Value>(options: {
  session: DocumentSession | null;
  views: WeakMap<DocumentSession, DocumentView<Value>>;
  roots: readonly string[];
  read: (session: DocumentSession) => Value;
}): DocumentView<Value> | null {
  const { session, views, roots, read } = options;
  if (session === null) return null;
  const known = views.get(session);
  if (known !== undefined) return known;
  const view = openView(session, { roots, read });
  views.set(session, view);
  return view;
}

function openView<Value>(
  session: DocumentSession,
  options: { roots: readonly string[]; read: (session: DocumentSession) => Value },
): DocumentView<Value> {
  const listeners = new Set<() => void>();
  let current: { value: Value } | null = null;
  const changed = () => {
    current = null;
    for (const listener of listeners) listener();
  };
  for (const root of options.roots) session.doc.getMap(root).observe(changed);
  return {
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    snapshot: () => (current ??= { value: options.read(session) }).value,
  };
}
