/** What AWS takes of a thing, by the service's own page of quotas; whether it takes more when it is asked. */
export interface AwsLimit {
  readonly most: number;
  readonly source: string;
  readonly raisable: boolean;
}

/** What is counted over a whole definition. What a single value may be, its shape says. */
export const AWS_LIMITS = {
  hostNames: { most: 10, source: "ACM, domain names per certificate", raisable: true },
  listenerRules: { most: 100, source: "ELB, rules per Application Load Balancer without defaults", raisable: true },
  databaseInstances: { most: 40, source: "RDS, DB instances per Region", raisable: true },
  databaseClusters: { most: 40, source: "RDS, DB clusters per Region", raisable: true },
  groupRules: { most: 60, source: "VPC, inbound or outbound rules per security group", raisable: true },
  taskDefinitionBytes: { most: 65_536, source: "ECS, task definition size", raisable: false },
} as const satisfies Readonly<Record<string, AwsLimit>>;

/** In the words of a refusal: whose limit it is, and whether there is a way around it. */
export function limitWords({ source, raisable }: AwsLimit): string {
  return raisable
    ? `${source}; AWS raises it on request only, which the platform does not ask for`
    : `${source}; AWS never raises it`;
}
