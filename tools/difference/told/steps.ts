import type { Change } from "../change";
import { stores } from "./stores";
import { environmentOf, ownerOf, physicalName } from "./words";

const BALANCER = "aws:lb/loadBalancer:LoadBalancer";

/** Turns off what keeps a load balancer from being deleted. */
export function balancerReleased(name: string, aws = "aws"): string {
  const arn = `$(${aws} elbv2 describe-load-balancers --names ${name} --query 'LoadBalancers[0].LoadBalancerArn' --output text)`;
  return `${aws} elbv2 modify-load-balancer-attributes --load-balancer-arn "${arn}" --attributes Key=deletion_protection.enabled,Value=false`;
}

/** Steps that let go of what is protected, in order: by Pulumi's state, then by the service itself. */
export function releaseSteps(changes: readonly Change[], product: string): string[] {
  const held = changes.filter(({ protectedBy }) => protectedBy.includes("Pulumi's protect"));
  const states = held.map(({ before, urn }) => `pulumi state unprotect --stack ${product} '${before?.urn ?? urn}'`);
  const services = changes.flatMap(({ type, before, protectedBy }) => {
    const own = protectedBy.find((one) => one !== "Pulumi's protect");
    if (before === undefined || own === undefined) return [];
    const turnedOff = `turn off ${own} of ${physicalName(before)} in a change before this one`;
    return [
      (type === BALANCER ? balancerReleased(physicalName(before)) : stores[type]?.release?.(before)) ?? turnedOff,
    ];
  });
  return [...states, ...services];
}

const byNoun: Readonly<Record<string, (owner: string, name: string) => readonly string[]>> = {
  database: (owner, name) => [
    `deploy releases that do without ${owner}, and take it out of every service's \`databases\` and \`parameters\`, in a change before this one`,
    `take a snapshot and try to restore it: aws rds create-db-cluster-snapshot --db-cluster-identifier ${name} --db-cluster-snapshot-identifier ${name}-before-removal`,
  ],
  bucket: () => ["copy what must outlive it, then empty it with all its versions"],
  "image repository": () => ["see that no task definition names an image in it, then delete its images"],
  key: () => ["find what is encrypted by it, backups too, and encrypt that by another key first"],
  repository: () => ["where it is renamed only, keep its key in the definition; else see that nothing clones it"],
  account: (_, name) => [`follow \`npm run platform -- close ${name}\`, before its definition goes`],
};

/** How a thing is taken away so that nobody misses it. */
export function removalSteps(changes: readonly Change[], product: string, noun: string): string[] {
  const before = changes[0]?.before;
  if (before === undefined) return [];
  return [
    ...(byNoun[noun]?.(ownerOf(before, product), physicalName(before)) ?? [`copy what must outlive the ${noun}`]),
    ...releaseSteps(changes, product),
    "merge this change, and see that `pulumi preview` deletes this and nothing else",
  ];
}

/** How a thing that AWS cannot change is changed all the same: another beside it, and the old one last. */
export function replacementSteps(change: Change, product: string): string[] {
  if (change.before === undefined || change.because !== undefined) return [];
  const owner = ownerOf(change.before, product);
  const key = /databases\.([\w-]+)/.exec(owner)?.[1];
  if (key === undefined)
    return [`add another beside ${owner} under a new key, move to it, and remove the old one last`];
  return [
    `leave \`databases.${key}\` as it is, and add another beside it under a new key (\`databases.${key}-next\`) with what is to be new`,
    "bring it up, and copy the rows while the old one serves: AWS DMS, or a dump while nobody writes",
    "deploy the services onto the new one: their `databases` and `parameters` name it",
    `when nothing reads the old one any more, remove \`databases.${key}\` in a change of its own`,
  ];
}

/** How a network comes to another range, where it must: no update can do it by itself. */
export function networkSteps(
  vpc: Change,
  within: readonly Change[],
  databases: readonly string[],
  product: string,
): string[] {
  const environment = vpc.before === undefined ? undefined : environmentOf(vpc.before, product);
  return [
    "take the range back, unless somebody must have another one: AWS cannot change a network's range",
    ...databases.map(
      (name) =>
        `take a snapshot and try to restore it: aws rds create-db-cluster-snapshot --db-cluster-identifier ${name} --db-cluster-snapshot-identifier ${name}-before-move`,
    ),
    `announce that ${environment ?? "the environment"} is down from here on`,
    ...releaseSteps(within, product),
    `with the old range still in the definition: pulumi destroy --stack ${product} --target '${vpc.before?.urn ?? vpc.urn}' --target-dependents`,
    "take the old range out of stacks/live.json, merge this change and bring it up, then bring the rows back from the snapshot",
  ];
}
