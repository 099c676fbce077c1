/** GiB of memory by size of an instance class; the classes that Aurora offers double from one to the next. */
const MEMORY_GIB: Readonly<Record<string, number>> = {
  "t4g.medium": 4,
  "t4g.large": 8,
  large: 16,
  xlarge: 32,
  "2xlarge": 64,
  "4xlarge": 128,
  "8xlarge": 256,
  "12xlarge": 384,
  "16xlarge": 512,
  "24xlarge": 768,
  "48xlarge": 1536,
};

/**
 * Default max_connections of Aurora MySQL by memory: a doubling of memory adds 1000 from 16 GiB on. Source: the table of maximum
 * connections in the Aurora MySQL user guide.
 */
const MYSQL_CONNECTIONS: Readonly<Record<string, number>> = {
  "t4g.medium": 90,
  "t4g.large": 135,
  large: 1000,
  xlarge: 2000,
  "2xlarge": 3000,
  "4xlarge": 4000,
  "8xlarge": 5000,
  "12xlarge": 6000,
  "16xlarge": 6000,
  "24xlarge": 7000,
  "48xlarge": 8000,
};

const GIB = 1024 ** 3;

/** How large an instance is, as the definition says it. */
export interface InstanceSize {
  readonly instance?: string;
  readonly serverless?: { readonly maxAcu: number };
}

/** GiB of memory of an instance, of a serverless one at its greatest capacity; undefined for a class that the table does not know. */
export function memoryGib(size: InstanceSize): number | undefined {
  // A capacity unit is 2 GiB.
  return size.serverless === undefined ? MEMORY_GIB[instanceSize(size.instance)] : size.serverless.maxAcu * 2;
}

/**
 * Connections that services may open: nine tenths of the default max_connections, the rest being left for people and the service itself.
 * Undefined for a class that the table does not know.
 */
export function connectionLimit(engine: "aurora-mysql" | "aurora-postgresql", size: InstanceSize): number | undefined {
  const key = instanceSize(size.instance);
  const gib = memoryGib(size);
  if (gib === undefined) return undefined;
  const most =
    engine === "aurora-mysql" && size.serverless === undefined ? MYSQL_CONNECTIONS[key] : byMemory(engine, gib);
  return most === undefined ? undefined : Math.floor(most * 0.9);
}

/** PostgreSQL: LEAST(memory / 9531392, 5000). MySQL serverless: the class of that memory, in proportion. */
function byMemory(engine: string, gib: number): number {
  if (engine === "aurora-postgresql") return Math.min(Math.floor((gib * GIB) / 9_531_392), 5000);
  return gib >= 16 ? 1000 * (1 + Math.floor(Math.log2(gib / 16))) : Math.floor(gib * 22.5);
}

function instanceSize(instance = ""): string {
  const [, family, size] = instance.split(".");
  return family === "t4g" ? `t4g.${size ?? ""}` : (size ?? "");
}
