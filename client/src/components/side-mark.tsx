import type { SideMark as Mark } from "@crosstable/shared/sides";

import { useMe } from "../stores/me-store.ts";

import "./side-mark.css";

/** A side's letter in its shape: round for a, square for b, a hexagon for neither. Never colour alone. */
export function SideMark({ side }: { side: Mark | null }): React.ReactNode {
  const { sides } = useMe();
  const letter = side === null ? "·" : sides[side].letter;
  const name = side === null ? "Neither side" : sides[side].short;
  return (
    <span className={`side-mark side-mark-${side ?? "n"}`} title={name}>
      <span aria-hidden>{letter}</span>
      <span className="visually-hidden">{name}</span>
    </span>
  );
}
