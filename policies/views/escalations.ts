import { covers, type Statement } from "../kernel/documents";
import { isBroad, isConstrained } from "./permissions";

/**
 * Ways from some rights to all of them: sets of actions that together let their holder act as another identity, or write its own rights.
 * Sources: Rhino Security Labs, "AWS IAM Privilege Escalation Methods"; pathfinding.cloud.
 */
export const escalations: readonly (readonly string[])[] = [
  // writes rights
  ["iam:CreatePolicyVersion"],
  ["iam:SetDefaultPolicyVersion"],
  ["iam:AttachUserPolicy"],
  ["iam:AttachGroupPolicy"],
  ["iam:AttachRolePolicy"],
  ["iam:PutUserPolicy"],
  ["iam:PutGroupPolicy"],
  ["iam:PutRolePolicy"],
  ["iam:AddUserToGroup"],
  ["iam:DeleteRolePermissionsBoundary"],
  ["iam:DeleteUserPermissionsBoundary"],
  ["iam:PutRolePermissionsBoundary"],
  // becomes somebody else
  ["iam:CreateAccessKey"],
  ["iam:CreateLoginProfile"],
  ["iam:UpdateLoginProfile"],
  ["iam:CreateServiceSpecificCredential"],
  ["iam:ResetServiceSpecificCredential"],
  ["iam:UpdateAssumeRolePolicy"],
  ["iam:UpdateOpenIDConnectProviderThumbprint"],
  ["sso:CreateAccountAssignment"],
  // runs what has a role already
  ["lambda:UpdateFunctionCode"],
  ["ecs:ExecuteCommand"],
  ["ssm:SendCommand"],
  ["ssm:StartSession"],
  ["ec2-instance-connect:SendSSHPublicKey"],
  ["glue:UpdateDevEndpoint"],
  ["codebuild:StartBuild", "codebuild:UpdateProject"],
  // gives a role to what it runs
  ["iam:PassRole", "ec2:RunInstances"],
  ["iam:PassRole", "autoscaling:CreateLaunchConfiguration"],
  ["iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"],
  ["iam:PassRole", "lambda:CreateFunction", "lambda:CreateEventSourceMapping"],
  ["iam:PassRole", "lambda:CreateFunction", "lambda:AddPermission"],
  ["iam:PassRole", "ecs:RegisterTaskDefinition", "ecs:RunTask"],
  ["iam:PassRole", "ecs:RegisterTaskDefinition", "ecs:StartTask"],
  ["iam:PassRole", "ecs:RegisterTaskDefinition", "ecs:CreateService"],
  ["iam:PassRole", "ecs:RegisterTaskDefinition", "ecs:UpdateService"],
  ["iam:PassRole", "cloudformation:CreateStack"],
  ["iam:PassRole", "cloudformation:UpdateStack"],
  ["iam:PassRole", "codebuild:CreateProject", "codebuild:StartBuild"],
  ["iam:PassRole", "datapipeline:CreatePipeline", "datapipeline:PutPipelineDefinition"],
  ["iam:PassRole", "glue:CreateDevEndpoint"],
  ["iam:PassRole", "glue:CreateJob", "glue:StartJobRun"],
  ["iam:PassRole", "sagemaker:CreateNotebookInstance", "sagemaker:CreatePresignedNotebookInstanceUrl"],
  ["iam:PassRole", "states:CreateStateMachine", "states:StartExecution"],
  ["iam:PassRole", "scheduler:CreateSchedule"],
  ["iam:PassRole", "events:PutRule", "events:PutTargets"],
  ["iam:PassRole", "batch:RegisterJobDefinition", "batch:SubmitJob"],
  ["iam:PassRole", "apprunner:CreateService"],
  ["iam:PassRole", "cognito-identity:SetIdentityPoolRoles"],
];

/**
 * Whether the statements together open one of the ways. An action counts when it is allowed on everything; of a way that passes a role, the
 * others count however they are limited, for it is the role that decides what is won.
 */
export function opensEscalation(statements: readonly Statement[]): boolean {
  const allows = statements.filter(({ effect }) => effect === "Allow");
  const denies = statements.filter(
    (one) => one.effect === "Deny" && one.conditions.length === 0 && one.resources.includes("*"),
  );
  const broad = allows.filter(({ resources }) => resources.some(isBroad));
  if (broad.length === 0) return false;
  const open = broad.filter((one) => !isConstrained(one));
  const allowed = (action: string, by: readonly Statement[]): boolean =>
    by.some((one) => covers(one, action)) && !denies.some((one) => covers(one, action));
  const passes = allowed(PASS, broad);
  return escalations.some((way) => {
    if (way[0] === PASS) return passes && way.slice(1).every((action) => allowed(action, allows));
    return way.every((action) => allowed(action, open));
  });
}

const PASS = "iam:PassRole";
