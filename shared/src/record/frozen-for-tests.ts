const WRITES = ["set", "delete", "clear"] as const;

function refuse(): never {
  throw new Error("what must not change was written into");
}

/**
 * Makes a value and everything in it unchangeable: whoever writes into it throws. As long as such a state is the very same object it is
 * deeply equal to itself, without being compared. What was made so before is not looked at again.
 */
export function frozen<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  if (value instanceof Map) {
    // The entries of a map are no properties, so freezing alone does not keep them.
    for (const write of WRITES) Object.defineProperty(value, write, { value: refuse });
    for (const each of value.values()) frozen(each);
  } else {
    for (const each of Object.values(value)) frozen(each);
  }
  return Object.freeze(value);
}
