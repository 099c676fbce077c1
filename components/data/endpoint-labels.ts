/** First labels of the two names of a database. */
export interface EndpointLabels {
  readonly writer: string;
  readonly reader: string;
}

/** The database that owns `db-writer` and `db-reader`: the only one, or among several the one called `primary`. */
export function endpointLabels(database: string, all: readonly string[]): EndpointLabels {
  const bare = database === "primary" || (all.length === 1 && all[0] === database);
  const prefix = bare ? "" : `${database}-`;
  return { writer: `${prefix}db-writer`, reader: `${prefix}db-reader` };
}
