import * as github from "@pulumi/github";
import * as pulumi from "@pulumi/pulumi";
import { imageTagPrefix } from "../image-names";
import { isProduction, type Scope } from "../scope";
import type { DeployTarget } from "./deploy-policy";

export interface DeployEnvironmentArgs {
  /** Of the environment that is deployed to; GitHub's environment has its name. */
  readonly scope: Scope;
  readonly repository: pulumi.Input<string>;
  readonly defaultBranch: string;
  /** ARN of the role that workflows assume, known beforehand. */
  readonly roleArn: string;
  readonly targets: readonly DeployTarget[];
  /** Whether a deployment needs another person's approval. @default in production */
  readonly gated?: boolean;
  /** Numeric ids of the teams that approve, 1 to 6. Empty where the GitHub plan has no reviewers. */
  readonly reviewerTeamIds: readonly number[];
  /** What gives the reviewers access to the repository: GitHub leaves out one who has none, and does not say so. */
  readonly access: readonly pulumi.Resource[];
}

/**
 * An environment of a repository on GitHub: the default branch alone deploys to it, a gated one after another person's approval.
 * The branch is named, since GitHub's "protected branches only" counts classic branch protection, not rulesets, and admits every branch
 * where there is none.
 */
export class DeployEnvironment extends pulumi.ComponentResource {
  constructor(name: string, args: DeployEnvironmentArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:source:DeployEnvironment", name, {}, opts);
    const child = { parent: this };
    const { scope, repository } = args;
    const gated = args.gated ?? isProduction(scope);
    const reviewed = gated && args.reviewerTeamIds.length > 0;

    const environment = new github.RepositoryEnvironment(
      `${name}-environment`,
      {
        repository,
        environment: scope.environment,
        canAdminsBypass: false,
        preventSelfReview: gated,
        ...(reviewed ? { reviewers: [{ teams: [...args.reviewerTeamIds] }] } : {}),
        deploymentBranchPolicy: { protectedBranches: false, customBranchPolicies: true },
      },
      { parent: this, dependsOn: [...args.access] },
    );
    new github.RepositoryEnvironmentDeploymentPolicy(
      `${name}-branch`,
      { repository, environment: environment.environment, branchPattern: args.defaultBranch },
      child,
    );

    const variables: Record<string, string> = {
      AWS_REGION: scope.region,
      AWS_ROLE_ARN: args.roleArn,
      DEPLOY_TARGETS: JSON.stringify(args.targets.map((target) => describe(target, scope.environment))),
    };
    for (const [variableName, value] of Object.entries(variables)) {
      new github.ActionsEnvironmentVariable(
        `${name}-${variableName.toLowerCase().replaceAll("_", "-")}`,
        { repository, environment: environment.environment, variableName, value },
        child,
      );
    }

    this.registerOutputs({});
  }
}

/**
 * What a workflow needs to know of a service. It takes the newest revision of `taskFamily` as its pattern, puts its image into the container
 * `container`, registers what comes of it and points `ecsService` to it. An image is tagged `<imageTagPrefix><commit>`: by this prefix the
 * registry tells which images it must keep. A task that is run once, before traffic moves, takes `capacityProvider`, the tag `service`, and the
 * subnets and security groups that `aws ecs describe-services` shows of the service.
 */
function describe(target: DeployTarget, environment: string): Record<string, string> {
  return {
    service: target.service,
    container: target.service,
    cluster: target.clusterName,
    ecsService: target.serviceName,
    taskFamily: target.taskFamily,
    capacityProvider: target.capacityProvider,
    imageRepository: target.imageRepository,
    imageTagPrefix: imageTagPrefix(environment),
  };
}
