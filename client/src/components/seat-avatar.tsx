import type { SeatId } from "@crosstable/shared/ids";
import { seatInitials } from "@crosstable/shared/roles";

import { useMe, useSeatName } from "../stores/me-store.ts";

import "./seat-avatar.css";

/** A person's mark: initials of the seat in the side's shape, the full name on hover and for readers. */
export function SeatAvatar({ seat }: { seat: SeatId }): React.ReactNode {
  const { seats, sides } = useMe();
  const name = useSeatName(seat);
  const side = seats.find((each) => each.seat === seat)?.side ?? null;
  const initials = seatInitials(name, side === null ? null : sides[side].short);
  return (
    <span className={`seat-avatar seat-avatar-${side ?? "n"}`} title={name}>
      <span aria-hidden>{initials}</span>
      <span className="visually-hidden">{name}</span>
    </span>
  );
}
