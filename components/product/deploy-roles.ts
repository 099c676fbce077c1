import * as pulumi from "@pulumi/pulumi";
import { scopedName } from "../naming";
import type { Scope } from "../scope";
import type { ImageRepository } from "../service/image-repository";
import type { Service } from "../service/service";
import type { DeployTarget } from "../source/deploy-policy";
import { DeployRole } from "../source/deploy-role";
import type { Product } from "../definition/completed";

export interface DeployRolesArgs {
  readonly scope: Scope;
  readonly repositories: Product["repositories"];
  /** The GitHub organization, by name and number, and the numbers of repositories that are known. */
  readonly organization: {
    readonly github: string;
    readonly githubId: number;
    readonly repositoryIds: Readonly<Record<string, number>>;
  };
  readonly services: Readonly<Record<string, Service>>;
  /** Image repositories by service. */
  readonly images: Readonly<Record<string, ImageRepository>>;
}

/** What a repository needs to know to deploy to an environment. */
export interface Deployment {
  readonly scope: Scope;
  readonly roleArn: string;
  readonly targets: readonly DeployTarget[];
}

/** The roles by which repositories deploy to an environment: each reaches its own services there, and nothing else. */
export class DeployRoles extends pulumi.ComponentResource {
  /** By repository; those that deploy nothing are not among them. */
  readonly deployments: Readonly<Record<string, Deployment>>;

  constructor(name: string, args: DeployRolesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:product:DeployRoles", name, {}, opts);
    const child = { parent: this };
    const { scope, organization, services, images } = args;
    const deployments: Record<string, Deployment> = {};
    for (const [repository, { deploys }] of Object.entries(args.repositories)) {
      const targets = deploys.flatMap((service) => {
        const [made, image] = [services[service], images[service]];
        return made === undefined || image === undefined ? [] : [targetOf(service, made, image)];
      });
      if (targets.length === 0) continue;
      const role = new DeployRole(
        // What a role is for ends its name: the deploy role of a repository must not be the task role of a service.
        scopedName(scope, repository, "deploy"),
        {
          scope,
          organization: organization.github,
          organizationId: organization.githubId,
          repository,
          repositoryId: organization.repositoryIds[repository],
          targets,
        },
        child,
      );
      deployments[repository] = { scope, roleArn: role.roleArn, targets };
    }
    this.deployments = deployments;
    this.registerOutputs();
  }
}

function targetOf(service: string, made: Service, image: ImageRepository): DeployTarget {
  return {
    service,
    clusterName: made.clusterName,
    serviceName: made.serviceName,
    taskFamily: made.family,
    capacityProvider: made.capacityProvider,
    executionRoleName: made.executionRoleName,
    taskRoleName: made.taskRoleName,
    imageRepository: image.repositoryName,
  };
}
