import { type Mistake, rewriting } from "./mistake";

const proof = "proof-repository-deploys";
const environment = "shine-account-repositories-shine-web-production";
const repository = "shine-account-repositories-shine-web";
const role = "shine-production-shine-web-deploy";
const services = "shine-production-services";

const wrote = rewriting(`${role}-policy`);
const told = rewriting(`${environment}-deploy-targets`, "value");

/** Ways in which a repository cannot deploy. */
export const deployMistakes: readonly Mistake[] = [
  {
    did: "wrote the name of an old role into GitHub's environment",
    told: `${proof}/role`,
    says: /^repositories\.shine-web in production: GitHub gives its workflows no role of the program/,
    alone: true,
    make: (scene) => scene.replace(`${environment}-aws-role-arn`, "value", "shine-web-deploy", "shine-deploy"),
  },
  {
    did: "wrote the account of a sandbox into GitHub's environment",
    told: `${proof}/role`,
    says: /GitHub gives its workflows no role of the program/,
    alone: true,
    make: (scene) => scene.replace(`${environment}-aws-role-arn`, "value", "111122223333", "999988887777"),
  },
  {
    did: "archived a repository that still deploys",
    told: `${proof}/repository`,
    says: /its repository is archived/,
    alone: true,
    make: (scene) => scene.set(`${repository}-repository`, { archived: true }),
  },
  {
    did: "switched the workflows of a repository off for a while",
    told: `${proof}/actions`,
    says: /its repository runs no workflows/,
    alone: true,
    make: (scene) => scene.set(`${repository}-actions`, { enabled: false }),
  },
  {
    did: "took AWS's own actions off the list",
    told: `${proof}/uses`,
    says: /does not allow an action that its workflows use/,
    alone: true,
    make: (scene) => scene.set(`${repository}-actions`, { "allowedActionsConfig.patternsAlloweds": ["docker/*"] }),
  },
  {
    did: "allowed AWS's actions and took one of them away again",
    told: `${proof}/uses`,
    says: /does not allow an action that its workflows use/,
    alone: true,
    make: (scene) =>
      scene.set(`${repository}-actions`, {
        "allowedActionsConfig.patternsAlloweds": ["aws-actions/*", "!aws-actions/amazon-ecr-login@v1"],
      }),
  },
  {
    did: "let production wait for a month before each deployment",
    told: `${proof}/wait`,
    says: /keeps each run waiting for more than an hour/,
    alone: true,
    make: (scene) => scene.set(`${environment}-environment`, { waitTimer: 43_200 }),
  },
  {
    did: "told GitHub the region of the certificates",
    told: `${proof}/region`,
    says: /no region, or another than their role works in/,
    alone: true,
    make: (scene) => scene.set(`${environment}-aws-region`, { value: "us-east-1" }),
  },
  {
    did: "let the account believe no token of GitHub's",
    told: `${proof}/provider`,
    says: /its role's account does not believe GitHub's tokens/,
    alone: true,
    make: (scene) => scene.without("shine-account-github-github"),
  },
  {
    did: "made GitHub's tokens out to somebody else",
    told: `${proof}/provider`,
    says: /its role's account does not believe GitHub's tokens/,
    alone: false,
    make: (scene) => scene.set("shine-account-github-github", { clientIdLists: ["https://github.com/example-inc"] }),
  },
  {
    did: "told GitHub of a container as it was called once",
    told: `${proof}/container`,
    says: /the container that it is told to put an image of web into is none of its task/,
    alone: true,
    make: told('"container":"web"', '"container":"app"'),
  },
  {
    did: "let GitHub forget into which container an image goes",
    told: `${proof}/targets`,
    says: /not given exactly the services that the definition has it deploy/,
    alone: true,
    make: told('"container":"web",', ""),
  },
  {
    did: "let a migration run where it may be stopped",
    told: `${proof}/capacity`,
    says: /what it is told to run a task once of web on is not what that service runs on/,
    alone: true,
    make: told('"capacityProvider":"FARGATE"', '"capacityProvider":"FARGATE_SPOT"'),
  },
  {
    did: "tagged production's images as staging's",
    told: `${proof}/image-tag`,
    says: /told to tag images of web as another environment's/,
    alone: true,
    make: told('"imageTagPrefix":"production-"', '"imageTagPrefix":"staging-"'),
  },
  {
    did: "kept the newest image alone",
    told: `${proof}/image-kept`,
    says: /keeps fewer than 50 images of web that are deployed there/,
    alone: true,
    make: (scene) => scene.replace("shine-account-web-lifecycle", "policy", '"countNumber":500', '"countNumber":1'),
  },
  {
    did: "forgot to tell GitHub of a service",
    told: `${proof}/targets`,
    says: /not given exactly the services that the definition has it deploy/,
    alone: true,
    make: told('"service":"worker"', '"service":"web"'),
  },
  {
    did: "let the role be taken from another environment",
    told: `${proof}/trust`,
    says: /its workflows may not take the role: statement GithubActions of the trust .* asks for another token\.actions/,
    alone: true,
    make: (scene) => scene.replace(`${role}-role`, "assumeRolePolicy", ":environment:production", ":environment:live"),
  },
  {
    did: "renamed an image repository and told GitHub nothing",
    told: `${proof}/image-repository`,
    says: /the image repository that it is told for web is none of the program's/,
    alone: true,
    make: told('"shine/web"', '"shine/site"'),
  },
  {
    did: "told GitHub the service of another one",
    told: `${proof}/service`,
    says: /the ECS service that it is told for web is not that service's/,
    alone: true,
    make: told(`"ecsService":"${services}-web"`, `"ecsService":"${services}-worker"`),
  },
  {
    did: "told GitHub the family of another service",
    told: `${proof}/family`,
    says: /the family that it is told for web is none of that service's/,
    alone: true,
    make: told(`"taskFamily":"${services}-web"`, `"taskFamily":"${services}-worker"`),
  },
  {
    did: "let it ask who it is in place of logging in",
    told: `${proof}/log-in`,
    says: /its role may not log in to the registry for web: no statement of .*-deploy-policy names ecr:GetAuthorizationToken/,
    alone: true,
    make: wrote("ecr:GetAuthorizationToken", "sts:GetCallerIdentity"),
  },
  {
    did: "left out what ends a push",
    told: `${proof}/push`,
    says: /may not push an image of web: no statement .* names ecr:PutImage/,
    alone: true,
    make: wrote('"ecr:PutImage",', ""),
  },
  {
    did: "narrowed a question by a region that it is not asked in",
    told: `${proof}/read`,
    says: /may not read the newest revision of web: statement ReadRevisions .* asks for another aws:RequestedRegion/,
    alone: true,
    make: wrote('"aws:RequestedRegion":"ap-northeast-1"', '"aws:RequestedRegion":"us-east-1"'),
  },
  {
    did: "let it delete task definitions in place of registering them",
    told: `${proof}/register`,
    says: /may not register a revision of web/,
    alone: true,
    make: wrote('"ecs:RegisterTaskDefinition"', '"ecs:DeleteTaskDefinitions"'),
  },
  {
    did: "let it tag what another call makes",
    told: `${proof}/tag`,
    says: /may not tag a new revision of web: .* asks for another ecs:CreateAction/,
    alone: true,
    make: wrote('"ecs:CreateAction":"RegisterTaskDefinition"', '"ecs:CreateAction":"CreateService"'),
  },
  {
    did: "renamed the execution role in the policy only",
    told: `${proof}/pass-execution`,
    says: /may not pass on the execution role of web: statement PassRoles .* not on this resource/,
    alone: true,
    make: wrote("role/shine-production-web-execution", "role/shine-production-web-start"),
  },
  {
    did: "renamed the task role in the policy only",
    told: `${proof}/pass-task`,
    says: /may not pass on the task role of web/,
    alone: true,
    make: wrote("role/shine-production-web-task", "role/shine-production-web-own"),
  },
  {
    did: "moved the services to another cluster and left the condition",
    told: `${proof}/run`,
    says: /may not run a task once of web: statement RunOnce .* asks for another ecs:cluster/,
    alone: true,
    make: wrote(`cluster/${services}-main`, `cluster/${services}-old`),
  },
  {
    did: "let it stop tasks and not see them",
    told: `${proof}/watch-run`,
    says: /may not wait for a task that it ran once of web/,
    alone: true,
    make: wrote('"ecs:DescribeTasks"', '"ecs:DescribeTaskSets"'),
  },
  {
    did: "let it look at services and not update them",
    told: `${proof}/update`,
    says: /may not update web/,
    alone: true,
    make: wrote('"ecs:ListServiceDeployments","ecs:UpdateService"', '"ecs:ListServiceDeployments"'),
  },
  {
    did: "took away what tells a deployment that was rolled back",
    told: `${proof}/watch`,
    says: /may not see which revision came to run of web: no statement .* names ecs:ListServiceDeployments/,
    alone: true,
    make: wrote('"ecs:ListServiceDeployments",', ""),
  },
];
