import { announcerStore } from "../stores/announcer.ts";

/**
 * The two live regions of the app. They are there from the first picture on, because later ones are not read; the attribute
 * keeps them in hearing while a dialog is open.
 */
export function LiveRegions(): React.ReactNode {
  const polite = announcerStore((state) => state.polite);
  const assertive = announcerStore((state) => state.assertive);
  return (
    <div className="visually-hidden" data-live-announcer>
      <div aria-live="polite">
        <span key={polite.count}>{polite.words}</span>
      </div>
      <div aria-live="assertive">
        <span key={assertive.count}>{assertive.words}</span>
      </div>
    </div>
  );
}
