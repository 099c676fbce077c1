import type { InterfaceService } from "../network/endpoint-policy";
import type { Product } from "../definition/completed";

/**
 * The AWS APIs that what runs in an environment calls from within, each for a reason. Others are reached through NAT, should something
 * call them one day: an interface that nobody uses costs by the hour.
 */
export function interfacesOf({ services, databases }: Pick<Product, "services" | "databases">): InterfaceService[] {
  const all = Object.values(services);
  const stored = Object.keys(databases).length > 0;
  if (all.length === 0 && !stored) return [];
  const opened = stored || all.some(({ exec }) => exec);
  const secret = stored || all.some(({ grants }) => (grants.secrets ?? []).length > 0);
  return [
    // Images, and what tasks print.
    "ecr.api",
    "ecr.dkr",
    "logs",
    // Parameters that ECS hands to containers.
    ...(stored || all.some(({ parameters }) => parameters.length > 0) ? (["ssm"] as const) : []),
    // ECS Exec into services, and into the console of databases: its channel, and the key that its agent asks for by itself.
    ...(opened ? (["ssmmessages", "kms"] as const) : []),
    // The master password that makes the users of databases, and secrets that services read.
    ...(secret ? (["secretsmanager"] as const) : []),
  ];
}
