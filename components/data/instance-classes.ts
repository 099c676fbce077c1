type Engine = "aurora-mysql" | "aurora-postgresql";

const COMMON = ["large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge"];
const LARGER = [...COMMON, "24xlarge", "48xlarge"];

/**
 * Graviton instance classes of Aurora: family, sizes, engines. Source: the Aurora user guide, "Supported DB engines for DB instance classes", and for the
 * sizes the schema of AWS::RDS::DBInstance that cfn-lint keeps. Classes with local disks are PostgreSQL's, and begin at xlarge.
 */
const FAMILIES: Readonly<Record<string, { readonly sizes: readonly string[]; readonly engines: readonly Engine[] }>> = {
  t4g: { sizes: ["medium", "large"], engines: ["aurora-mysql", "aurora-postgresql"] },
  r6g: { sizes: COMMON, engines: ["aurora-mysql", "aurora-postgresql"] },
  r6gd: { sizes: COMMON.slice(1), engines: ["aurora-postgresql"] },
  r7g: { sizes: COMMON, engines: ["aurora-mysql", "aurora-postgresql"] },
  r8g: { sizes: LARGER, engines: ["aurora-mysql", "aurora-postgresql"] },
  r8gd: { sizes: LARGER.slice(1), engines: ["aurora-postgresql"] },
  x2g: { sizes: COMMON, engines: ["aurora-mysql", "aurora-postgresql"] },
};

/** The classes that Aurora offers for an engine, `db.r8g.large` among them. */
export function instanceClasses(engine: Engine): string[] {
  return Object.entries(FAMILIES).flatMap(([family, { sizes, engines }]) =>
    engines.includes(engine) ? sizes.map((size) => `db.${family}.${size}`) : [],
  );
}
