import type { SeatId } from "@crosstable/shared/ids";

/** A key that this device signs with for one seat. */
export interface DeviceKey {
  /** In lower-case hex. */
  readonly publicKey: string;
  /** A key that no page can read, or, where the browser has none, the 32 bytes of the secret. */
  readonly secret: CryptoKey | Uint8Array;
}

/** A device as it is kept for one seat. */
export interface KeptDevice extends DeviceKey {
  readonly seat: SeatId;
  /** Whether a move of this device is on the record. */
  readonly isEnrolled: boolean;
  /** How much it has signed. */
  readonly n: number;
}

/** Where the keys of this browser's seats are kept. Two tabs of one seat share them, and never a number. */
export interface Devices {
  find(seat: SeatId): Promise<KeptDevice | undefined>;
  /** Keeps a new key, unless another tab was first. Gives the one that is kept. */
  keep(device: KeptDevice): Promise<KeptDevice>;
  enrolled(seat: SeatId): Promise<void>;
  /** Counts up and gives the new number, which nobody is given again. */
  count(seat: SeatId): Promise<number>;
  /** Forgets this very key, if it is still the one that is kept. */
  forget(seat: SeatId, publicKey: string): Promise<void>;
}
