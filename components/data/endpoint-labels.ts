/** First labels of the two names of a database. */
export interface EndpointLabels {
  readonly writer: string;
  readonly reader: string;
}

/** A product's `primary` database owns `db-writer` and `db-reader`. None depends on what others there are, so that one more changes no name. */
export function endpointLabels(database: string): EndpointLabels {
  const prefix = database === "primary" ? "" : `${database}-`;
  return { writer: `${prefix}db-writer`, reader: `${prefix}db-reader` };
}
