/** The record with each value mapped, under the same keys. */
export function mapValues<In, Out>(
  record: Readonly<Record<string, In>>,
  map: (value: In, key: string) => Out,
): Record<string, Out> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}

/** What the record holds under a key that has been checked before: that there is nothing is a fault of ours. */
export function at<T>(record: Readonly<Record<string, T>>, key: string): T {
  const value = record[key];
  if (value === undefined) throw new Error(`there is no ${key} among ${Object.keys(record).join(", ")}`);
  return value;
}
