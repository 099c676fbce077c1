import type { DeployTarget } from "../../../components/source/deploy-policy";

/** A service of shine's production as a repository deploys it. */
export function target(service: string): DeployTarget {
  const name = `shine-production-${service}`;
  return {
    service,
    clusterName: "shine-production-main",
    serviceName: name,
    taskFamily: name,
    capacityProvider: "FARGATE",
    executionRoleName: `${name}-execution`,
    taskRoleName: `${name}-task`,
    imageRepository: name,
  };
}
