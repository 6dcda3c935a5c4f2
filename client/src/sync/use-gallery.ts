import {
  GALLERY_FEED,
  GALLERY_PACKAGES,
  GALLERY_ROWS,
  GALLERY_STATEMENTS,
  GALLERY_TALKS,
  type FeedItem,
  type GalleryRow,
  type GalleryStatement,
  type GalleryTalks,
} from "@crosstable/shared/documents/gallery";
import type { GalleryPackage } from "@crosstable/shared/documents/gallery-package";
import { useSyncExternalStore } from "react";

import { bySponsorAndNumber } from "./by-sponsor-and-number.ts";
import type { DocumentSession } from "./document-session.ts";
import { documentView, type DocumentView } from "./document-view.ts";
import { useDocument } from "./use-document.ts";

/** The gallery as screens read it. */
export interface Gallery {
  readonly talks: GalleryTalks | null;
  /** By sponsor, then by number. */
  readonly rows: readonly GalleryRow[];
  /** Every package that was ever offered, newest first. */
  readonly packages: readonly GalleryPackage[];
  /** Newest first. */
  readonly statements: readonly GalleryStatement[];
  /** Newest first. */
  readonly feed: readonly FeedItem[];
}

const NO_GALLERY: Gallery = { talks: null, rows: [], packages: [], statements: [], feed: [] };
const VIEWS = new WeakMap<DocumentSession, DocumentView<Gallery>>();
const ROOTS = [GALLERY_ROWS, GALLERY_PACKAGES, GALLERY_STATEMENTS, GALLERY_TALKS, GALLERY_FEED];

/** What the gallery publishes, to observers perhaps a while later; their only document. */
export function useGallery(): Gallery {
  const session = useDocument({ kind: "gallery" });
  const view = documentView({ session, views: VIEWS, roots: ROOTS, read });
  return useSyncExternalStore(view?.subscribe ?? subscribeToNothing, view?.snapshot ?? noGallery);
}

function read({ doc }: DocumentSession): Gallery {
  const talks = doc.getMap<GalleryTalks>(GALLERY_TALKS).get("talks") ?? null;
  const rows = [...doc.getMap<GalleryRow>(GALLERY_ROWS).values()].toSorted(bySponsorAndNumber);
  const feed = [...doc.getMap<FeedItem[]>(GALLERY_FEED).values()].flat();
  const packages = [...doc.getMap<GalleryPackage>(GALLERY_PACKAGES).values()].toSorted(
    (one, other) => other.number - one.number,
  );
  const statements = [...doc.getMap<GalleryStatement>(GALLERY_STATEMENTS).values()].toSorted(
    (one, other) => other.number - one.number,
  );
  return {
    talks,
    rows,
    packages,
    statements,
    feed: feed.toSorted((one, other) => other.seq - one.seq),
  };
}

const subscribeToNothing = () => () => undefined;
const noGallery = () => NO_GALLERY;
