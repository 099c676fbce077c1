import type { ProductDefinition } from "../../../components/definition/definition";
import { minimal } from "../../../stacks/products/minimal";

/** Small enough to be walked often, with one of each thing. */
export const small = {
  ...minimal,
  services: {
    web: { port: 8080, cpu: 256, memory: 512, route: { paths: ["/*"] }, databases: ["primary"], connectionsPerTask: 2 },
    worker: { cpu: 256, memory: 512 },
  },
  databases: { primary: { engine: "aurora-postgresql" } },
  repositories: { "minimal-web": { deploys: ["web", "worker"] } },
} satisfies ProductDefinition;
